/** MD5's compression function (RFC 1321). The constants are the whole parts of 2^32 times the sines of 1, 2, 3 … radians. */

class Md5 {
  @inline
  static f(x: u32, y: u32, z: u32): u32 {
    return z ^ (x & (y ^ z));
  }

  @inline
  static g(x: u32, y: u32, z: u32): u32 {
    return y ^ (z & (x ^ y));
  }

  @inline
  static h(x: u32, y: u32, z: u32): u32 {
    return x ^ y ^ z;
  }

  @inline
  static i(x: u32, y: u32, z: u32): u32 {
    return y ^ (x | ~z);
  }
}

/** Takes `count` blocks of 64 bytes into the state of four words. */
export function md5Blocks(state: usize, data: usize, count: i32): void {
  for (; count > 0; count--, data += 64) {
    let a = load<u32>(state);
    let b = load<u32>(state, 4);
    let c = load<u32>(state, 8);
    let d = load<u32>(state, 12);
    a = b + rotl<u32>(a + Md5.f(b, c, d) + load<u32>(data, 0) + 0xd76aa478, 7);
    d = a + rotl<u32>(d + Md5.f(a, b, c) + load<u32>(data, 4) + 0xe8c7b756, 12);
    c = d + rotl<u32>(c + Md5.f(d, a, b) + load<u32>(data, 8) + 0x242070db, 17);
    b = c + rotl<u32>(b + Md5.f(c, d, a) + load<u32>(data, 12) + 0xc1bdceee, 22);
    a = b + rotl<u32>(a + Md5.f(b, c, d) + load<u32>(data, 16) + 0xf57c0faf, 7);
    d = a + rotl<u32>(d + Md5.f(a, b, c) + load<u32>(data, 20) + 0x4787c62a, 12);
    c = d + rotl<u32>(c + Md5.f(d, a, b) + load<u32>(data, 24) + 0xa8304613, 17);
    b = c + rotl<u32>(b + Md5.f(c, d, a) + load<u32>(data, 28) + 0xfd469501, 22);
    a = b + rotl<u32>(a + Md5.f(b, c, d) + load<u32>(data, 32) + 0x698098d8, 7);
    d = a + rotl<u32>(d + Md5.f(a, b, c) + load<u32>(data, 36) + 0x8b44f7af, 12);
    c = d + rotl<u32>(c + Md5.f(d, a, b) + load<u32>(data, 40) + 0xffff5bb1, 17);
    b = c + rotl<u32>(b + Md5.f(c, d, a) + load<u32>(data, 44) + 0x895cd7be, 22);
    a = b + rotl<u32>(a + Md5.f(b, c, d) + load<u32>(data, 48) + 0x6b901122, 7);
    d = a + rotl<u32>(d + Md5.f(a, b, c) + load<u32>(data, 52) + 0xfd987193, 12);
    c = d + rotl<u32>(c + Md5.f(d, a, b) + load<u32>(data, 56) + 0xa679438e, 17);
    b = c + rotl<u32>(b + Md5.f(c, d, a) + load<u32>(data, 60) + 0x49b40821, 22);
    a = b + rotl<u32>(a + Md5.g(b, c, d) + load<u32>(data, 4) + 0xf61e2562, 5);
    d = a + rotl<u32>(d + Md5.g(a, b, c) + load<u32>(data, 24) + 0xc040b340, 9);
    c = d + rotl<u32>(c + Md5.g(d, a, b) + load<u32>(data, 44) + 0x265e5a51, 14);
    b = c + rotl<u32>(b + Md5.g(c, d, a) + load<u32>(data, 0) + 0xe9b6c7aa, 20);
    a = b + rotl<u32>(a + Md5.g(b, c, d) + load<u32>(data, 20) + 0xd62f105d, 5);
    d = a + rotl<u32>(d + Md5.g(a, b, c) + load<u32>(data, 40) + 0x02441453, 9);
    c = d + rotl<u32>(c + Md5.g(d, a, b) + load<u32>(data, 60) + 0xd8a1e681, 14);
    b = c + rotl<u32>(b + Md5.g(c, d, a) + load<u32>(data, 16) + 0xe7d3fbc8, 20);
    a = b + rotl<u32>(a + Md5.g(b, c, d) + load<u32>(data, 36) + 0x21e1cde6, 5);
    d = a + rotl<u32>(d + Md5.g(a, b, c) + load<u32>(data, 56) + 0xc33707d6, 9);
    c = d + rotl<u32>(c + Md5.g(d, a, b) + load<u32>(data, 12) + 0xf4d50d87, 14);
    b = c + rotl<u32>(b + Md5.g(c, d, a) + load<u32>(data, 32) + 0x455a14ed, 20);
    a = b + rotl<u32>(a + Md5.g(b, c, d) + load<u32>(data, 52) + 0xa9e3e905, 5);
    d = a + rotl<u32>(d + Md5.g(a, b, c) + load<u32>(data, 8) + 0xfcefa3f8, 9);
    c = d + rotl<u32>(c + Md5.g(d, a, b) + load<u32>(data, 28) + 0x676f02d9, 14);
    b = c + rotl<u32>(b + Md5.g(c, d, a) + load<u32>(data, 48) + 0x8d2a4c8a, 20);
    a = b + rotl<u32>(a + Md5.h(b, c, d) + load<u32>(data, 20) + 0xfffa3942, 4);
    d = a + rotl<u32>(d + Md5.h(a, b, c) + load<u32>(data, 32) + 0x8771f681, 11);
    c = d + rotl<u32>(c + Md5.h(d, a, b) + load<u32>(data, 44) + 0x6d9d6122, 16);
    b = c + rotl<u32>(b + Md5.h(c, d, a) + load<u32>(data, 56) + 0xfde5380c, 23);
    a = b + rotl<u32>(a + Md5.h(b, c, d) + load<u32>(data, 4) + 0xa4beea44, 4);
    d = a + rotl<u32>(d + Md5.h(a, b, c) + load<u32>(data, 16) + 0x4bdecfa9, 11);
    c = d + rotl<u32>(c + Md5.h(d, a, b) + load<u32>(data, 28) + 0xf6bb4b60, 16);
    b = c + rotl<u32>(b + Md5.h(c, d, a) + load<u32>(data, 40) + 0xbebfbc70, 23);
    a = b + rotl<u32>(a + Md5.h(b, c, d) + load<u32>(data, 52) + 0x289b7ec6, 4);
    d = a + rotl<u32>(d + Md5.h(a, b, c) + load<u32>(data, 0) + 0xeaa127fa, 11);
    c = d + rotl<u32>(c + Md5.h(d, a, b) + load<u32>(data, 12) + 0xd4ef3085, 16);
    b = c + rotl<u32>(b + Md5.h(c, d, a) + load<u32>(data, 24) + 0x04881d05, 23);
    a = b + rotl<u32>(a + Md5.h(b, c, d) + load<u32>(data, 36) + 0xd9d4d039, 4);
    d = a + rotl<u32>(d + Md5.h(a, b, c) + load<u32>(data, 48) + 0xe6db99e5, 11);
    c = d + rotl<u32>(c + Md5.h(d, a, b) + load<u32>(data, 60) + 0x1fa27cf8, 16);
    b = c + rotl<u32>(b + Md5.h(c, d, a) + load<u32>(data, 8) + 0xc4ac5665, 23);
    a = b + rotl<u32>(a + Md5.i(b, c, d) + load<u32>(data, 0) + 0xf4292244, 6);
    d = a + rotl<u32>(d + Md5.i(a, b, c) + load<u32>(data, 28) + 0x432aff97, 10);
    c = d + rotl<u32>(c + Md5.i(d, a, b) + load<u32>(data, 56) + 0xab9423a7, 15);
    b = c + rotl<u32>(b + Md5.i(c, d, a) + load<u32>(data, 20) + 0xfc93a039, 21);
    a = b + rotl<u32>(a + Md5.i(b, c, d) + load<u32>(data, 48) + 0x655b59c3, 6);
    d = a + rotl<u32>(d + Md5.i(a, b, c) + load<u32>(data, 12) + 0x8f0ccc92, 10);
    c = d + rotl<u32>(c + Md5.i(d, a, b) + load<u32>(data, 40) + 0xffeff47d, 15);
    b = c + rotl<u32>(b + Md5.i(c, d, a) + load<u32>(data, 4) + 0x85845dd1, 21);
    a = b + rotl<u32>(a + Md5.i(b, c, d) + load<u32>(data, 32) + 0x6fa87e4f, 6);
    d = a + rotl<u32>(d + Md5.i(a, b, c) + load<u32>(data, 60) + 0xfe2ce6e0, 10);
    c = d + rotl<u32>(c + Md5.i(d, a, b) + load<u32>(data, 24) + 0xa3014314, 15);
    b = c + rotl<u32>(b + Md5.i(c, d, a) + load<u32>(data, 52) + 0x4e0811a1, 21);
    a = b + rotl<u32>(a + Md5.i(b, c, d) + load<u32>(data, 16) + 0xf7537e82, 6);
    d = a + rotl<u32>(d + Md5.i(a, b, c) + load<u32>(data, 44) + 0xbd3af235, 10);
    c = d + rotl<u32>(c + Md5.i(d, a, b) + load<u32>(data, 8) + 0x2ad7d2bb, 15);
    b = c + rotl<u32>(b + Md5.i(c, d, a) + load<u32>(data, 36) + 0xeb86d391, 21);
    store<u32>(state, load<u32>(state) + a);
    store<u32>(state, load<u32>(state, 4) + b, 4);
    store<u32>(state, load<u32>(state, 8) + c, 8);
    store<u32>(state, load<u32>(state, 12) + d, 12);
  }
}
