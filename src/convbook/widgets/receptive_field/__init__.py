from convbook.widgets.receptive_field.widget import ReceptiveField as ReceptiveField
