// Written by `make widgets` from the Python side; edit it there.

export const SETTINGS = [
  "c_i",
  "c_o",
  "k",
  "n",
  "stride",
  "padding",
  "dilation",
  "groups",
  "bias",
  "batch",
  "layers",
  "images",
  "rate",
  "pinned"
];

/** @type {readonly string[]} */ export const LOOKS = [];

export const MOST = {
  "c_i": 1000000,
  "c_o": 1000000,
  "groups": 1000000,
  "batch": 1000000,
  "layers": 1000000,
  "images": 1000000000000,
  "rate": 1000000000000000000000000
};
