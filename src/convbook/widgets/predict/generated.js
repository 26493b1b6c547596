// Written by `make widgets` from the Python side; edit it there.

export const SETTINGS = [
  "question",
  "answer",
  "choices",
  "beliefs",
  "explanation",
  "tolerance"
];

/** @type {readonly string[]} */ export const LOOKS = [];

export const MOST = 1000000000000000;
