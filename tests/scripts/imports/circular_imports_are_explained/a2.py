from b2 import y
