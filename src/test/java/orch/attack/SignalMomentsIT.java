package orch.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import orch.Launched;
import orch.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signals at any moment of a command whose streams may be closed. The command ends with the
 * signal's exit code or as without a signal, and its message names that exit code.
 */
class SignalMomentsIT {
  /** The name of each signal in a shell, and its exit code. */
  private record Sent(String name, int code) {}

  private static final List<Sent> SIGNALS =
      List.of(new Sent("HUP", 129), new Sent("INT", 130), new Sent("TERM", 143));
  private static final List<String> STREAMS = List.of("", "<&-", ">&-", "2>&-", "<&- >&- 2>&-");
  private static final Pattern CODE = Pattern.compile("exit (\\d+) \\(|\"exitCode\":(\\d+)");

  @TempDir private Path home;

  @Test
  void atAnyMoment() throws Exception {
    try (Service service = Service.start(home, "0")) {
      Launched machine = new Launched(home);
      long start = System.nanoTime();
      machine.end(waiting(machine, service, "measured", "")).exits(0);
      long whole = System.nanoTime() - start;
      Rounds.of("signals at any moment", 12)
          .run((number, random) -> signalled(machine, service, random, number, whole));
    }
  }

  /** A command that creates a configuration and waits for it. */
  private static Launched.Running waiting(
      Launched machine, Service service, String name, String more) throws Exception {
    return machine.start(
        "/bin/sh",
        "-c",
        "exec \"$LAUNCHER\" -p local --base-url "
            + service.url()
            + " config create --description d --grouping profile --memory-store m --wait --poll-interval 200ms --name "
            + name
            + " "
            + more);
  }

  private static void signalled(
      Launched machine, Service service, Random random, int number, long whole) throws Exception {
    Sent signal = SIGNALS.get(number % SIGNALS.size());
    String streams = STREAMS.get(random.nextInt(STREAMS.size()));
    String format = random.nextBoolean() ? "-o json " : "";
    Launched.Running running = waiting(machine, service, "moment-" + number, format + streams);
    TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * whole));
    running.signal(signal.name());
    Result ended = machine.end(running);
    // A closed stdout is an error for a command that runs to its end.
    int undisturbed = streams.contains(">&-") && !streams.equals("2>&-") ? 1 : 0;
    boolean asItSays = ended.exit() == signal.code() || ended.exit() == undisturbed;
    assertTrue(asItSays, () -> signal + " with " + format + streams + ": " + ended);
    Matcher said = CODE.matcher(ended.err());
    while (said.find()) {
      String code = said.group(1) == null ? said.group(2) : said.group(1);
      assertEquals(ended.exit(), Integer.parseInt(code), ended::toString);
    }
  }
}
