package orch.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set up in the background. */
@Timeout(20)
class WarmUpTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void afterItsEndNothingWaitsForTheNetwork(boolean hasTls) {
    Set<Thread> before = networkThreads();
    WarmUp.begin(hasTls);
    while (isGoingOn() && networkThreads().equals(before)) {
      Thread.onSpinWait();
    }
    WarmUp.end();
    assertEquals(before, networkThreads());
  }

  private static Set<Thread> networkThreads() {
    return threads(name -> name.endsWith("-SelectorManager"));
  }

  private static boolean isGoingOn() {
    return !threads("warm-up"::equals).isEmpty();
  }

  private static Set<Thread> threads(Predicate<String> named) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> named.test(thread.getName()))
        .collect(Collectors.toSet());
  }
}
