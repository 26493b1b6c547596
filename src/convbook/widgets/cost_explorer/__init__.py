from convbook.widgets.cost_explorer.widget import CostExplorer as CostExplorer
