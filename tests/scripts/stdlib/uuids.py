# UUIDs of time: all different, in order, of this version; and what is made of names.
import time
import uuid

made = [uuid.uuid1() for _ in range(200)]
print(len(set(made)), all(u.version == 1 and u.variant == uuid.RFC_4122 for u in made))
print(all(a.time < b.time for a, b in zip(made, made[1:])), len({u.node for u in made}))
seconds = (made[0].time - 0x01B21DD213814000) / 1e7
print(abs(seconds - time.time()) < 60)
given = uuid.uuid1(node=0x0123456789AB, clock_seq=0x1234)
print(hex(given.node), hex(given.clock_seq), given.version)
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"))
print(uuid.uuid4().version, uuid.uuid6().version, uuid.uuid7().version, uuid.uuid8(1, 2, 3))
