print("before")
import broken

print("never")
