package orch;

import static com.github.stefanbirkner.systemlambda.SystemLambda.catchSystemExit;
import static com.github.stefanbirkner.systemlambda.SystemLambda.withEnvironmentVariable;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The entry point: from arguments and environment to the exit code. */
class MainTest {
  @Test
  void endsTheProcessWithTheCommandsExitCode() throws Exception {
    assertEquals(2, catchSystemExit(() -> Main.main(new String[] {"config", "wait"})));
  }

  @Test
  void readsTheEnvironment() throws Exception {
    int code =
        withEnvironmentVariable("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000")
            .and("TWILIO_AUTH_TOKEN", "obviously-not-a-token")
            .and("ORCH_BASE_URL", "http://127.0.0.1:1")
            .and("ORCH_MAX_RETRIES", "0")
            .execute(() -> catchSystemExit(() -> Main.main(new String[] {"config", "list"})));
    assertEquals(12, code);
  }
}
