// Written by `make widgets` from the Python side; edit it there.

export const SETTINGS = [
  "image",
  "kernel",
  "bias",
  "grey",
  "presets"
];

export const LOOKS = [
  "position"
];

export const ENDS = [
  [
    200,
    95,
    0
  ],
  [
    124,
    92,
    224
  ]
];

export const LIMITS = {
  "side": 256,
  "kernel": 9
};
