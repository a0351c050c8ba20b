import itertools

GRAPH = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"a": 7, "c": 10, "d": 15}, "c": {"a": 9, "b": 10, "d": 11, "f": 2}, "d": {"b": 15, "c": 11, "e": 6}, "e": {"d": 6, "f": 9}, "f": {"a": 14, "c": 2, "e": 9}, "lonely": {}}


def dijkstra(graph, start):
    distances, previous, todo = {start: 0}, {}, {start}
    done = set()
    while todo:
        node = min(todo, key=lambda n: (distances[n], n))
        todo.remove(node)
        done.add(node)
        for neighbour, weight in graph[node].items():
            distance = distances[node] + weight
            if neighbour not in done and distance < distances.get(neighbour, float("inf")):
                distances[neighbour] = distance
                previous[neighbour] = node
                todo.add(neighbour)
    return distances, previous


def path(previous, node):
    result = [node]
    while node in previous:
        node = previous[node]
        result.append(node)
    return result[::-1]


distances, previous = dijkstra(GRAPH, "a")
print(distances, [path(previous, node) for node in sorted(distances)])


def breadth_first(graph, start):
    seen, queue = [start], [start]
    while queue:
        for neighbour in sorted(graph[queue.pop(0)]):
            if neighbour not in seen:
                seen.append(neighbour)
                queue.append(neighbour)
    return seen


def depth_first(graph, node, seen=None):
    seen = [] if seen is None else seen
    seen.append(node)
    for neighbour in sorted(graph[node]):
        if neighbour not in seen:
            depth_first(graph, neighbour, seen)
    return seen


def components(graph):
    rest = set(graph)
    while rest:
        component = set(breadth_first(graph, min(rest)))
        rest -= component
        yield sorted(component)


def topological(tasks):
    tasks = {task: set(needs) for task, needs in tasks.items()}
    while tasks:
        ready = sorted(task for task, needs in tasks.items() if not needs)
        if not ready:
            raise ValueError(f"cycle among {sorted(tasks)}")
        yield from ready
        tasks = {task: needs - set(ready) for task, needs in tasks.items() if needs}


print(breadth_first(GRAPH, "a"), depth_first(GRAPH, "a"), list(components(GRAPH)))
print(list(topological({"shirt": [], "tie": ["shirt"], "jacket": ["tie", "trousers"], "trousers": [], "shoes": ["trousers", "socks"], "socks": []})))
try:
    print(list(topological({"a": ["b"], "b": ["a"], "c": []})))
except ValueError as error:
    print(error)


def kruskal(graph):
    parent = {node: node for node in graph}

    def find(node):
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    edges = sorted({(weight, *sorted((a, b))) for a in graph for b, weight in graph[a].items()})
    for weight, a, b in edges:
        if find(a) != find(b):
            parent[find(a)] = find(b)
            yield a, b, weight


print(list(kruskal(GRAPH)), sum(weight for *_, weight in kruskal(GRAPH)))


def floyd(graph):
    inf = float("inf")
    d = {(a, b): 0 if a == b else graph[a].get(b, inf) for a in graph for b in graph}
    for k, i, j in itertools.product(sorted(graph), repeat=3):
        d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return d


table = floyd(GRAPH)
print([table["a", node] for node in sorted(GRAPH)], all(table["a", n] == distances.get(n, float("inf")) for n in GRAPH))
