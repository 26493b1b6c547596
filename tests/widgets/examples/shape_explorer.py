from convbook import ShapeExplorer


def example() -> ShapeExplorer:
    return ShapeExplorer((8, 7), 3, stride=2)


broken = [
    "no json",
    '{"n":[0,8]}',
    '{"n":[null,8]}',
    '{"n":"88"}',
    '{"k":["<b>3</b>",3]}',
    '{"k":[9,3]}',
    '{"k":{"0":3,"1":3}}',
    '{"padding":[1e9,0]}',
    '{"padding":null}',
    '{"stride":[1,1e999]}',
    '{"dilation":[1.5,1]}',
]
