from convbook.widgets.shape_explorer.widget import ShapeExplorer as ShapeExplorer
