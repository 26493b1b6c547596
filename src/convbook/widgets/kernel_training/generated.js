// Written by `make widgets` from the Python side; edit it there.

export const SETTINGS = [
  "X",
  "Y",
  "K0",
  "bias",
  "learning_rate",
  "steps"
];

export const LOOKS = [
  "step",
  "speed"
];

export const LIMITS = {
  "X": [
    12,
    16
  ],
  "K0": [
    5,
    5
  ],
  "steps": 200,
  "slowest": 1e-06,
  "fastest": 10,
  "loss": 3.4028234663852886e+38
};
