print("executing other")
import state

seen = state.value
