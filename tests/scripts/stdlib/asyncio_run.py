# oracle: cpython3.13
"""asyncio.run: timers, tasks, gather, timeouts, queues, and calls from other threads."""

import asyncio
import threading


async def worker(name, seconds, log):
    await asyncio.sleep(seconds)
    log.append(name)
    return name.upper()


async def main():
    log = []
    print(await asyncio.gather(worker("b", 0.3, log), worker("a", 0.01, log)), log)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout")
    queue = asyncio.Queue(maxsize=1)

    async def produce():
        for i in range(3):
            await queue.put(i)
        await queue.put(None)

    task = asyncio.create_task(produce())
    got = []
    while (item := await queue.get()) is not None:
        got.append(item)
    await task
    print(got, task.done(), asyncio.current_task() is not None)
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    thread = threading.Thread(target=lambda: loop.call_soon_threadsafe(future.set_result, "from a thread"))
    thread.start()
    print(await future)
    thread.join()
    print(await asyncio.to_thread(lambda: threading.current_thread() is threading.main_thread()))
    sleeper = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    sleeper.cancel()
    try:
        await sleeper
    except asyncio.CancelledError:
        print("cancelled", sleeper.cancelled())
    return "done"


print(asyncio.run(main()))
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
with asyncio.Runner() as runner:
    print(runner.run(worker("x", 0, [])), runner.run(worker("y", 0, [])))
