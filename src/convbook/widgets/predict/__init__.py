from convbook.widgets.predict.widget import Predict as Predict
