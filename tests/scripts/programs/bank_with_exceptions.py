class BankError(Exception):
    """Something is wrong with an account."""


class InsufficientFunds(BankError):
    def __init__(self, account, amount):
        super().__init__(f"{account.owner} has {account.balance}, needs {amount}")
        self.missing = amount - account.balance


class Account:
    interest = 0.02
    _count = 0

    def __init__(self, owner, balance=0):
        type(self)._count += 1
        self.owner, self._balance, self.history = owner, balance, []

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        self.history.append((self._balance, value))
        self._balance = value

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot withdraw {amount}")
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount

    def deposit(self, amount):
        self.balance += amount

    def year(self):
        self.balance = round(self.balance * (1 + self.interest), 2)

    @classmethod
    def count(cls):
        return cls._count

    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"


class Savings(Account):
    interest = 0.05

    def withdraw(self, amount):
        super().withdraw(amount + 1)


class Transaction:
    def __init__(self, *accounts):
        self.accounts = accounts

    def __enter__(self):
        self.saved = [a.balance for a in self.accounts]
        return self

    def __exit__(self, kind, error, traceback):
        if kind is not None and issubclass(kind, BankError):
            for account, balance in zip(self.accounts, self.saved):
                account.balance = balance
            print("rolled back:", error)
            return True
        return False


alice, bob = Account("Alice", 100), Savings("Bob", 50)
with Transaction(alice, bob):
    alice.withdraw(30)
    bob.deposit(30)
print(alice, bob)
with Transaction(alice, bob):
    alice.deposit(20)
    bob.withdraw(80)
print(alice, bob)
try:
    with Transaction(alice, bob):
        alice.withdraw(-5)
except ValueError as error:
    print("ValueError", error)
for account in (alice, bob):
    account.year()
print(alice, bob, Account.count(), Savings.count(), len(alice.history))
try:
    try:
        bob.withdraw(1000)
    except InsufficientFunds as error:
        raise BankError(f"short of {error.missing}") from error
except BankError as error:
    print(error, "because", error.__cause__, type(error.__cause__).__mro__[1].__name__)
