// The sieve of primes.py over lists of boxed Integers, as Java code that mirrors Python's lists would be written.
import java.util.ArrayList;
import java.util.List;

public class PrimesBoxed {
    static List<Integer> getPrimes7(int n) {
        List<Integer> result = new ArrayList<>();
        if (n < 2) return result;
        result.add(2);
        if (n == 2) return result;
        List<Integer> s = new ArrayList<>();
        for (int i = 3; i < n + 1; i += 2) s.add(i);
        double mroot = Math.sqrt(n);
        int half = s.size();
        int i = 0;
        int m = 3;
        while (m <= mroot) {
            if (s.get(i) != 0) {
                int j = (m * m - 3) / 2;
                s.set(j, 0);
                while (j < half) {
                    s.set(j, 0);
                    j += m;
                }
            }
            i = i + 1;
            m = 2 * i + 3;
        }
        for (Integer each : s) if (each != 0) result.add(each);
        return result;
    }

    public static void main(String[] arguments) {
        int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5000000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        List<Integer> primes = null;
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            primes = getPrimes7(size);
            System.err.println("round " + (System.nanoTime() - start) / 1e9);
        }
        System.out.println("(" + primes.size() + ", " + primes.get(primes.size() - 1) + ")");
    }
}
