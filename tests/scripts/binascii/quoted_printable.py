# Quoted-printable both ways: soft line breaks, blanks at line ends, headers and binary data.
import binascii

EXPRESSIONS = [
    "a2b_qp(b'a=3Db')",
    r"a2b_qp(b'a=\nb')",
    r"a2b_qp(b'a=\r\nb')",
    "a2b_qp(b'a=')",
    "a2b_qp(b'a==41')",
    "a2b_qp(b'a=4')",
    "a2b_qp(b'a=zz')",
    "a2b_qp(b'a_b', header=True)",
    "a2b_qp(b'a_b')",
    "a2b_qp('a=3D')",
    "a2b_qp(data='a=3D')",
    "a2b_qp(b'=0A=0d=0')",
    r"a2b_qp(b'a= \n')",
    r"a2b_qp(b'a=x\nb')",
    "b2a_qp(b'a=b')",
    "b2a_qp(b'a b_c',header=True)",
    "b2a_qp(b'a b ')",
    r"b2a_qp(b'a b \n')",
    r"b2a_qp(b'a\tb\t\n')",
    "b2a_qp(b'a b',quotetabs=True)",
    r"b2a_qp(b'a\r\nb\nc')",
    r"b2a_qp(b'a\r\nb',istext=False)",
    "b2a_qp(b'x'*80)",
    r"b2a_qp(b'\xe9'*40)",
    r"b2a_qp(b'.\n')",
    "b2a_qp(b'.')",
    r"b2a_qp(b'.a\n.\nb')",
    "b2a_qp(b'a'*75+b'=')",
    "b2a_qp(b'a'*76)",
    r"b2a_qp(b'a'*76+b'\n')",
    "b2a_qp(b' ')",
    r"b2a_qp(b'\t')",
    "b2a_qp(b'')",
    r"b2a_qp(b'\n')",
    "b2a_qp(b'a'*74+b' b')",
    r"b2a_qp(b'\0\x7f')",
    "b2a_qp('a')",
]
for expression in EXPRESSIONS:
    try:
        print(expression, "->", eval(expression, vars(binascii)))
    except Exception as error:
        print(expression, "|", type(error).__name__, error)
