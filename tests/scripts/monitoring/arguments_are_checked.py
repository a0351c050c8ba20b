import sys
m = sys.monitoring


def show(a):
    return getattr(a, '__name__', None) or getattr(a, 'co_name', None) or repr(a)


def t(f,*a):
    try: print(f.__name__, *map(show, a), '->', f(*a))
    except BaseException as e: print(f.__name__, *map(show, a), type(e).__name__, e)
t(m.use_tool_id, 9,'x'); t(m.use_tool_id,-1,'x'); t(m.use_tool_id,0,5); t(m.use_tool_id,'a','b')
t(m.use_tool_id,0,'a'); t(m.use_tool_id,0,'b'); t(m.get_tool,0); t(m.get_tool,1); t(m.get_tool,6); t(m.get_tool,7)
t(m.get_events,0); t(m.get_events,1); t(m.get_events,8)
t(m.set_events,0,m.events.LINE); t(m.get_events,0); t(m.set_events,1,1)
t(m.set_events,0,1<<20); t(m.set_events,0,-1); t(m.set_events,0,m.events.C_RETURN); t(m.set_events,0,m.events.C_RETURN|m.events.CALL); t(m.get_events,0)
t(m.set_events,0,m.events.BRANCH); t(m.get_events,0)
t(m.set_events,0,'x')
def f(): pass
code = f.__code__
t(m.set_local_events,0,code,m.events.LINE); t(m.get_local_events,0,code); t(m.set_local_events,0,f,1)
t(m.set_local_events,0,code,m.events.RAISE); t(m.set_local_events,0,code,m.events.C_RETURN); t(m.set_local_events,0,code,m.events.BRANCH);t(m.set_local_events,0,code,m.events.CALL|m.events.C_RETURN); t(m.get_local_events,0,code)
t(m.set_local_events,0,code,1<<22)
t(m.register_callback,0,m.events.LINE,print); t(m.register_callback,0,m.events.LINE,None); t(m.register_callback,0,3,None); t(m.register_callback,0,0,None); t(m.register_callback,0,1<<19,None)
t(m.register_callback,3,1,len); t(m.register_callback,3,1,None); t(m.register_callback,9,1,len)
t(m.register_callback,0,m.events.BRANCH,len); print(m.register_callback(0,m.events.BRANCH,None))
t(m._all_events); t(m.restart_events)
t(m.clear_tool_id,0); t(m.get_events,0); t(m._all_events); t(m.free_tool_id,0); t(m.get_tool,0); t(m.free_tool_id,0); t(m.clear_tool_id, 1)
t(m.free_tool_id,8)
print(m.__doc__, m.__name__, m.__loader__, m.__spec__, m.__package__, 'sys.monitoring' in sys.modules)
print(m.DEBUGGER_ID,m.COVERAGE_ID,m.PROFILER_ID,m.OPTIMIZER_ID)
print(m.use_tool_id.__text_signature__, m.use_tool_id.__module__, m.use_tool_id.__qualname__)
