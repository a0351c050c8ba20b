# Base64 both ways: what is passed over, what is refused, and what strict mode refuses.
import binascii

EXPRESSIONS = [
    "a2b_base64(b'YWJj')",
    r"a2b_base64('YWJj\n')",
    "a2b_base64(b'YWI=')",
    "a2b_base64(b'YQ==')",
    "a2b_base64(b'YQ=')",
    "a2b_base64(b'YQ')",
    "a2b_base64(b'Y')",
    "a2b_base64(b'YWJjY')",
    "a2b_base64(b'Y Q = =')",
    "a2b_base64(b'YQ==YQ==')",
    r"a2b_base64(b'YW\xff\xfeJj')",
    "a2b_base64(b'=')",
    "a2b_base64(b'Y=')",
    "a2b_base64(b'')",
    "a2b_base64(b'===')",
    r"a2b_base64('\xe9')",
    "a2b_base64(5)",
    r"a2b_base64(b'YW\xffJj',strict_mode=True)",
    r"a2b_base64(b'YWI=\n',strict_mode=True)",
    "a2b_base64(b'=YWI',strict_mode=True)",
    "a2b_base64(b'',strict_mode=True)",
    "a2b_base64(b'Y=WI',strict_mode=True)",
    "a2b_base64(b'YW=I',strict_mode=True)",
    "a2b_base64(b'YWI==',strict_mode=True)",
    "a2b_base64(b'YWI=YWI=',strict_mode=True)",
    "a2b_base64(b'YQ==',strict_mode=True)",
    "a2b_base64(b'YQ=',strict_mode=True)",
    "a2b_base64(b'YWJj=',strict_mode=True)",
    r"a2b_base64(b'YWJj\n',strict_mode=True)",
    "a2b_base64(b'Y',strict_mode=True)",
    "a2b_base64(b'YQ===',strict_mode=True)",
    "a2b_base64(b'YQ=a=',strict_mode=True)",
    "a2b_base64(b'YQ',strict_mode=True)",
    "a2b_base64(b'ab=======',strict_mode=True)",
    "a2b_base64(b'ab==:',strict_mode=True)",
    "a2b_base64(b'abc=======',strict_mode=True)",
    "a2b_base64(b'abc=:',strict_mode=True)",
    "a2b_base64(b'abcd====',strict_mode=True)",
    "a2b_base64(b'=',strict_mode=True)",
    "a2b_base64(b'abcd',strict_mode='')",
    "b2a_base64(b'abc')",
    "b2a_base64(b'abcd',newline=False)",
    "b2a_base64(b'')",
    "b2a_base64('a')",
]
for expression in EXPRESSIONS:
    try:
        print(expression, "->", eval(expression, vars(binascii)))
    except Exception as error:
        print(expression, "|", type(error).__name__, error)
