// Written by `make widgets` from the Python side; edit it there.

export const SETTINGS = [
  "n",
  "layers"
];

export const LOOKS = [
  "cell"
];

export const LIMITS = {
  "n": 64,
  "layers": 8,
  "number": 64,
  "width": 96,
  "name": 12
};
