from convbook import ImageFilter

from ..harness import STRIPE


def example() -> ImageFilter:
    return ImageFilter(STRIPE, [[1, -1]])


# States that leave the static picture.
broken = [
    '{"image":null}',
    '{"image":[3,5,"no base64!"]}',
    '{"image":[3,5,"AAAA"]}',
    '{"image":[1e9,1e9,""]}',
    '{"image":[-1,-1,"AA=="]}',
    '{"image":[2,0.5,"AA=="]}',
    '{"image":"<img src=x onerror=alert(1)>"}',
    '{"kernel":[]}',
    '{"kernel":[[1,2],[3]]}',
    '{"kernel":[["<b>"]]}',
    '{"kernel":[[null]]}',
    '{"kernel":[[1e9]]}',
    '{"kernel":[[0,0,0,0,0,0,0,0,0,0]]}',
    '{"kernel":[[0],[0],[0],[0]]}',
    '{"bias":null}',
    '{"bias":"1"}',
    '{"bias":1e300}',
    '{"presets":null}',
    '{"presets":[["Mean",1,""]]}',
]

# What a model may hold later.
later = [
    ("position", "[1e9, -1e9]"),
    ("position", "null"),
    ("position", "[2.7, '3']"),
    ("position", "'ab'"),
    ("position", "[[0.5], {}]"),
    ("position", "7"),
    ("image", "null"),
    ("image", "[3, 5, 'AAAA']"),
    ("kernel", "[[1, 2], [3]]"),
    ("kernel", "[[NaN]]"),
    ("bias", "1e300"),
    ("presets", "[['Mean', 1, '']]"),
    ("grey", "'<b>'"),
]
