package orch.attack;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import orch.Launched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes that are killed: after the user follows orch's advice, each is done exactly once and
 * nothing is in doubt.
 */
class KillNineIT {
  private static final List<WriteKind> KINDS = List.of(WriteKind.values());

  @TempDir private Path home;

  private static WriteKind kind(int round) {
    return KINDS.get(round % KINDS.size());
  }

  @Test
  void atAnyMoment() throws Exception {
    try (Service service = Service.start(home, "0")) {
      long whole = nanosOfACreate(service);
      Rounds.of("kill -9 at any moment", 12)
          .run(
              (number, random) ->
                  killed(service, number, random, (long) (random.nextDouble() * whole)));
    }
  }

  private void killed(Service service, int number, Random random, long nanos) throws Exception {
    WriteKind kind = kind(number);
    String target = kind.prepare(service, "any-" + number);
    Person person = person(number, service.url(), kind, target);
    Launched.Running running = person.start();
    TimeUnit.NANOSECONDS.sleep(nanos);
    Person.kill(running);
    person.settle(random.nextBoolean());
    kind.assertDoneOnce(service, target);
  }

  /** Measures how long a create takes, so that the moments cover all of it. */
  private long nanosOfACreate(Service service) throws Exception {
    Person person = person(-1, service.url(), WriteKind.CREATE, "measured");
    long start = System.nanoTime();
    person.end(person.start()).exits(0);
    return System.nanoTime() - start;
  }

  @Test
  void afterTheServiceHasAppliedWhatItNeverAnswers() throws Exception {
    try (Service service = Service.start(home, "0");
        Relay relay = new Relay(service.url())) {
      Rounds.of("kill -9 without an answer", 12)
          .run((number, random) -> unanswered(service, relay, number, random));
    }
  }

  private void unanswered(Service service, Relay relay, int number, Random random)
      throws Exception {
    WriteKind kind = kind(number);
    String target = kind.prepare(service, "unanswered-" + number);
    Person person = person(number, relay.url(), kind, target);
    Relay.Held held = relay.hold();
    Launched.Running running = person.start();
    held.awaitApplied();
    TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
    Person.kill(running);
    person.settle(random.nextBoolean());
    held.release();
    kind.assertDoneOnce(service, target);
  }

  private Person person(int number, URI url, WriteKind kind, String target) throws Exception {
    return new Person(home.resolve("person" + number), url, kind.words(target));
  }
}
