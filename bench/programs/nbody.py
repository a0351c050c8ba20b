"""Planets pulling one another: floats in small lists."""

import sys
import time


SOLAR_MASS = 4 * 3.141592653589793**2
YEAR = 365.24


def bodies():
    """Position, velocity and mass of the sun and its four largest planets."""
    rows = [
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
        [4.84143144246472082945e00, -1.16032004402742839362e00, -1.03622044471123109494e-01,
         1.66007664274403694959e-03, 7.69901118419740425080e-03, -6.90460016972063023554e-05, 9.54791938424326609124e-04],
        [8.34336671824457987790e00, 4.12479856412430479268e00, -4.03523417114321381129e-01,
         -2.76742510726411936100e-03, 4.99852801234917238954e-03, 2.30417297573763929463e-05, 2.85885980666130812119e-04],
        [1.28943695621391310164e01, -1.51111514016986312525e01, -2.23307578892655734398e-01,
         2.96460137564761618652e-03, 2.37847173959480950188e-03, -2.96589568540237556131e-05, 4.36624404335156298062e-05],
        [1.53796971148509165498e01, -2.59193146099879641146e01, 1.79258772950371181757e-01,
         2.68067772490389322072e-03, 1.62824170038242295431e-03, -9.51592254519715870971e-05, 5.15138902046611451304e-05],
    ]
    for row in rows:
        for axis in (3, 4, 5):
            row[axis] *= YEAR
        row[6] *= SOLAR_MASS
    for axis in (3, 4, 5):
        momentum = 0.0
        for row in rows:
            momentum += row[axis] * row[6]
        rows[0][axis] = -momentum / SOLAR_MASS
    return rows


def advance(system, pairs, dt, steps):
    for _ in range(steps):
        for one, two in pairs:
            dx = one[0] - two[0]
            dy = one[1] - two[1]
            dz = one[2] - two[2]
            square = dx * dx + dy * dy + dz * dz
            pull = dt / (square * square**0.5)
            from_two = two[6] * pull
            from_one = one[6] * pull
            one[3] -= dx * from_two
            one[4] -= dy * from_two
            one[5] -= dz * from_two
            two[3] += dx * from_one
            two[4] += dy * from_one
            two[5] += dz * from_one
        for body in system:
            body[0] += dt * body[3]
            body[1] += dt * body[4]
            body[2] += dt * body[5]


def energy(system, pairs):
    total = 0.0
    for x, y, z, vx, vy, vz, mass in system:
        total += 0.5 * mass * (vx * vx + vy * vy + vz * vz)
    for one, two in pairs:
        dx = one[0] - two[0]
        dy = one[1] - two[1]
        dz = one[2] - two[2]
        total -= one[6] * two[6] / (dx * dx + dy * dy + dz * dz) ** 0.5
    return total


def run(size):
    system = bodies()
    pairs = [(system[i], system[j]) for i in range(5) for j in range(i + 1, 5)]
    advance(system, pairs, 0.01, size)
    return "%.9f" % energy(system, pairs)


if __name__ == "__main__":
    arguments = [int(text) for text in sys.argv[1:]]
    size = arguments[0] if arguments else 100000
    result = None
    for _ in range(arguments[1] if len(arguments) > 1 else 1):
        start = time.perf_counter()
        result = run(size)
        print("round", time.perf_counter() - start, file=sys.stderr)
    print(result)
