package orch.api;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is set up in the background. */
@Timeout(20)
class WarmUpTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoAsksForItsFirstErrorWaitsForItsEnd(boolean hasTls) {
    LinkageError consequence = new LinkageError("met by the command");
    WarmUp.begin(hasTls);
    assertSame(consequence, WarmUp.firstError(consequence), "it had no error of its own");
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.getName().equals("warm-up")),
        "it has ended");
  }
}
