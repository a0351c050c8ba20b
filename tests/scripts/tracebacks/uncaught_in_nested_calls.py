class Account:
    def __init__(self, balance):
        self.balance = balance

    def withdraw(self, amount):
        if amount > self.balance:
            raise ValueError(f"balance {self.balance} is too low for {amount}")
        self.balance -= amount


def process(accounts, amounts):
    for account, amount in zip(accounts, amounts):
        account.withdraw(amount)


def main():
    accounts = [Account(n) for n in (100, 50)]
    process(accounts, (10, 60))


print("before")
main()
print("never")
