// The planets of nbody.py: the same operations in the same order.
#include "measure.h"
#include <cmath>
#include <utility>
#include <vector>

struct Body {
  double x, y, z, vx, vy, vz, mass;
};

static const double SOLAR_MASS = 4 * 3.141592653589793 * 3.141592653589793;
static const double YEAR = 365.24;

static std::vector<Body> bodies() {
  std::vector<Body> system = {
      {0, 0, 0, 0, 0, 0, 1},
      {4.84143144246472082945e00, -1.16032004402742839362e00, -1.03622044471123109494e-01, 1.66007664274403694959e-03,
       7.69901118419740425080e-03, -6.90460016972063023554e-05, 9.54791938424326609124e-04},
      {8.34336671824457987790e00, 4.12479856412430479268e00, -4.03523417114321381129e-01, -2.76742510726411936100e-03,
       4.99852801234917238954e-03, 2.30417297573763929463e-05, 2.85885980666130812119e-04},
      {1.28943695621391310164e01, -1.51111514016986312525e01, -2.23307578892655734398e-01, 2.96460137564761618652e-03,
       2.37847173959480950188e-03, -2.96589568540237556131e-05, 4.36624404335156298062e-05},
      {1.53796971148509165498e01, -2.59193146099879641146e01, 1.79258772950371181757e-01, 2.68067772490389322072e-03,
       1.62824170038242295431e-03, -9.51592254519715870971e-05, 5.15138902046611451304e-05},
  };
  double px = 0, py = 0, pz = 0;
  for (Body &each : system) {
    each.vx *= YEAR;
    each.vy *= YEAR;
    each.vz *= YEAR;
    each.mass *= SOLAR_MASS;
    px += each.vx * each.mass;
    py += each.vy * each.mass;
    pz += each.vz * each.mass;
  }
  system[0].vx = -px / SOLAR_MASS;
  system[0].vy = -py / SOLAR_MASS;
  system[0].vz = -pz / SOLAR_MASS;
  return system;
}

using Pairs = std::vector<std::pair<Body *, Body *>>;

static void advance(std::vector<Body> &system, Pairs &pairs, double dt, long steps) {
  for (long step = 0; step < steps; step++) {
    for (auto &[one, two] : pairs) {
      double dx = one->x - two->x, dy = one->y - two->y, dz = one->z - two->z;
      double square = dx * dx + dy * dy + dz * dz;
      double pull = dt / (square * std::sqrt(square));
      double fromTwo = two->mass * pull, fromOne = one->mass * pull;
      one->vx -= dx * fromTwo;
      one->vy -= dy * fromTwo;
      one->vz -= dz * fromTwo;
      two->vx += dx * fromOne;
      two->vy += dy * fromOne;
      two->vz += dz * fromOne;
    }
    for (Body &each : system) {
      each.x += dt * each.vx;
      each.y += dt * each.vy;
      each.z += dt * each.vz;
    }
  }
}

static double energy(std::vector<Body> &system, Pairs &pairs) {
  double total = 0;
  for (Body &each : system)
    total += 0.5 * each.mass * (each.vx * each.vx + each.vy * each.vy + each.vz * each.vz);
  for (auto &[one, two] : pairs) {
    double dx = one->x - two->x, dy = one->y - two->y, dz = one->z - two->z;
    total -= one->mass * two->mass / std::sqrt(dx * dx + dy * dy + dz * dz);
  }
  return total;
}

int main(int argc, char **argv) {
  return measure(argc, argv, 100000, [](long size) {
    std::vector<Body> system = bodies();
    Pairs pairs;
    for (int i = 0; i < 5; i++)
      for (int j = i + 1; j < 5; j++) pairs.emplace_back(&system[i], &system[j]);
    advance(system, pairs, 0.01, size);
    return text("%.9f", energy(system, pairs));
  });
}
