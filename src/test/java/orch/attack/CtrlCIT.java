package orch.attack;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import orch.Launched;
import orch.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGINT, SIGTERM or SIGHUP around the moment at which the service's acceptance arrives. Either the
 * journal has the acceptance, or the write is in doubt and the command that orch names settles it.
 */
class CtrlCIT {
  private static final int AROUND_MILLIS = 40;

  /** The name of each signal in a shell, and orch's last message. */
  private enum Sent {
    INT(130, "interrupted"),
    TERM(143, "terminated"),
    HUP(129, "hung up");

    final int code;
    final String end;

    Sent(int code, String meaning) {
      this.code = code;
      this.end = "exit " + code + " (" + meaning + ")";
    }
  }

  @TempDir private Path home;

  @Test
  void aroundTheAcceptance() throws Exception {
    try (Service service = Service.start(home, "0");
        Relay relay = new Relay(service.url())) {
      Rounds.of("a signal around a 202", 10)
          .run((number, random) -> interrupted(service, relay, number, random));
    }
  }

  private void interrupted(Service service, Relay relay, int number, Random random)
      throws Exception {
    String name = "ctrl-c-" + number;
    WriteKind kind = WriteKind.CREATE;
    Person person = new Person(home.resolve("person" + number), relay.url(), kind.words(name));
    Relay.Held held = relay.hold();
    Launched.Running running = person.start();
    held.awaitApplied();
    int answer = random.nextInt(AROUND_MILLIS);
    int signal = random.nextInt(AROUND_MILLIS);
    Sent sent = Sent.values()[number % Sent.values().length];
    if (answer < signal) {
      held.release();
      TimeUnit.MILLISECONDS.sleep(signal - answer);
      running.signal(sent.name());
    } else {
      running.signal(sent.name());
      TimeUnit.MILLISECONDS.sleep(answer - signal);
      held.release();
    }
    Result ended = person.end(running);
    if (ended.exit() != 0) {
      ended.exits(sent.code).says(sent.end);
    }
    person.settle(random.nextBoolean());
    kind.assertDoneOnce(service, name);
  }
}
