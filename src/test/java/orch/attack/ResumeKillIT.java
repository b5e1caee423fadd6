package orch.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import orch.Launched;
import orch.Orch;
import orch.Result;
import orch.json.Json;
import orch.json.MalformedTextException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes that are killed, at random moments, and then {@code config resume --all}, which may be
 * killed as well: what the journal has recorded is done exactly once, nothing else is done, and
 * nothing is in doubt.
 */
class ResumeKillIT {
  private static final String BIN = Launched.CHECKOUT.resolve("bin/orch").toString();
  private static final int DOCUMENTS = 6;
  private static final Duration LATENCY = Duration.ofMillis(100);

  /** Faults that a client survives by repeating a request. */
  private static final List<String> OF_ANY =
      List.of("503", "429=0", "cut-before", "cut-after", "html=502", "truncated", "slow=300");

  private static final List<String> OF_WRITES =
      List.of("stall", "empty=500", "no-related", "relative-status-url", "lag=1");

  private static final List<String> WRITES = List.of("create", "update", "delete");
  private static final List<String> READS = List.of("get", "list", "operation");

  /** What is killed: one of the single writes, or an apply of several. */
  private enum Kind {
    CREATE,
    UPDATE,
    DELETE,
    APPLY
  }

  private static final List<Kind> KINDS = List.of(Kind.values());

  @TempDir private Path home;

  @Test
  void withFaultsOn() throws Exception {
    long whole = nanosOfACreate();
    Rounds.of("kill -9 and resume, with faults", 8)
        .run(
            (number, random) -> {
              Path own = Files.createDirectories(home.resolve("faulty" + number));
              try (Service service = Service.inside(own, LATENCY, faults(random))) {
                Subject subject = new Subject(service, own, service.url(), number, random);
                Launched.Running running = subject.start();
                TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * 2 * whole));
                Person.kill(running);
                subject.settle(random, whole);
              }
            });
  }

  @Test
  void afterTheServiceHasAppliedWhatItNeverAnswers() throws Exception {
    long whole = nanosOfACreate();
    Path own = Files.createDirectories(home.resolve("unanswered"));
    try (Service service = Service.inside(own, LATENCY, List.of());
        Relay relay = new Relay(service.url())) {
      Rounds.of("kill -9 without an answer, and resume", 8)
          .run(
              (number, random) -> {
                Path machine = Files.createDirectories(own.resolve("round" + number));
                Subject subject = new Subject(service, machine, relay.url(), number, random);
                Relay.Held held = relay.hold();
                Launched.Running running = subject.start();
                held.awaitApplied();
                TimeUnit.MILLISECONDS.sleep(random.nextInt(30));
                Person.kill(running);
                subject.settle(random, whole);
                held.release();
              });
    }
  }

  /** Measures how long a create takes, so that the moments cover all of it. */
  private long nanosOfACreate() throws Exception {
    Path own = Files.createDirectories(home.resolve("measured"));
    try (Service service = Service.inside(own, LATENCY, List.of())) {
      Person person =
          new Person(own.resolve("person"), service.url(), WriteKind.CREATE.words("measured"));
      long start = System.nanoTime();
      person.end(person.start()).exits(0);
      return System.nanoTime() - start;
    }
  }

  private static List<String> faults(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      boolean isWrite = random.nextInt(3) > 0;
      List<String> targets = isWrite ? WRITES : READS;
      List<String> kinds = new ArrayList<>(OF_ANY);
      if (isWrite) {
        kinds.addAll(OF_WRITES);
      }
      words.add(
          targets.get(random.nextInt(targets.size()))
              + ":"
              + kinds.get(random.nextInt(kinds.size()))
              + (random.nextBoolean() ? "*2" : ""));
    }
    return words;
  }

  /** One round: a machine of its own, the write, and what the write is about. */
  private static final class Subject {
    private final Service service;
    private final Path own;
    private final Launched machine;

    /** The same machine, for the commands that are not killed: in this process, to save time. */
    private final Orch orch;

    private final Kind kind;
    private final String[] account;
    private final List<String> words;

    /** The ids of the configurations that existed before, by their names. */
    private final Map<String, String> existing = new TreeMap<>();

    private final List<String> names = new ArrayList<>();

    Subject(Service service, Path place, URI url, int number, Random random) throws Exception {
      this.service = service;
      own = Files.createDirectories(place.resolve("person"));
      machine = new Launched(own);
      orch = Orch.inRealTime(own);
      kind = KINDS.get(number % KINDS.size());
      account =
          new String[] {
            "-p", "local", "--base-url", url.toString(), "--http-timeout", "2s", "config"
          };
      for (int i = 0; i < (kind == Kind.APPLY ? DOCUMENTS : 1); i++) {
        String name = "resume-" + number + "-" + i;
        names.add(name);
        boolean isNew = kind == Kind.CREATE || (kind == Kind.APPLY && random.nextBoolean());
        if (!isNew) {
          existing.put(name, service.create(name));
        }
      }
      words = words();
    }

    private List<String> words() throws IOException {
      String name = names.get(0);
      return switch (kind) {
        case CREATE -> WriteKind.CREATE.words(name);
        case UPDATE -> WriteKind.UPDATE.words(id(name));
        case DELETE -> WriteKind.DELETE.words(id(name));
        case APPLY -> {
          StringBuilder text = new StringBuilder();
          for (String each : names) {
            text.append("---\ndisplayName: ")
                .append(each)
                .append("\ndescription: new\nconversationGroupingType: GROUP_BY_PROFILE\n")
                .append("memoryStoreId: mem_store_x\n");
          }
          Files.writeString(own.resolve("all.yaml"), text.toString());
          yield List.of("apply", "-f", "all.yaml", "--yes");
        }
      };
    }

    /** The id of a configuration that existed before; empty for a new one. */
    private String id(String name) {
      return existing.getOrDefault(name, "");
    }

    Launched.Running start() throws IOException {
      return machine.start(BIN, Orch.joined(account, words.toArray(String[]::new)));
    }

    /** Resumes, perhaps after a resume that is killed too, and checks what there is. */
    void settle(Random random, long whole) throws Exception {
      Set<String> recorded = recorded();
      if (random.nextInt(3) == 0) {
        Launched.Running resume = machine.start(BIN, Orch.joined(account, "resume", "--all"));
        TimeUnit.NANOSECONDS.sleep((long) (random.nextDouble() * 1.5 * whole));
        Person.kill(resume);
      }
      resume();
      for (JsonNode row : resume().json()) {
        // An operation that could not be read for a fault is looked at again.
        assertTrue(
            row.path("detail").asText().startsWith("it was accepted already"), row::toString);
      }
      for (String name : names) {
        assertIsAsRecorded(name, recorded.contains(name));
      }
      if (kind == Kind.APPLY) {
        orch.run(Orch.joined(account, words.toArray(String[]::new))).exits(0);
        for (String name : names) {
          assertIsAsRecorded(name, true);
        }
      }
    }

    /** Repeats the command while the service is not usable. */
    private Result resume() throws Exception {
      String[] resume = Orch.joined(account, "resume", "--all", "-o", "json");
      Result result = orch.run(resume);
      for (int i = 0; i < 3 && result.exit() != 0; i++) {
        assertTrue(List.of(7, 8, 12).contains(result.exit()), result::toString);
        result = orch.run(resume);
      }
      return result.exits(0);
    }

    /** The names of the configurations with a write in the journal. */
    private Set<String> recorded() throws IOException {
      Set<String> recorded = new HashSet<>();
      Path journal = own.resolve(".local/state/orch/journal");
      if (!Files.isDirectory(journal)) {
        return recorded;
      }
      try (Stream<Path> files = Files.list(journal)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
          for (String line : Files.readAllLines(file)) {
            name(line).ifPresent(recorded::add);
          }
        }
      }
      return recorded;
    }

    private Optional<String> name(String line) {
      JsonNode write;
      try {
        write = Json.read(line);
      } catch (MalformedTextException e) {
        // The process was killed inside the line, before it sent anything.
        return Optional.empty();
      }
      if (!write.path("event").asText().equals("sending")) {
        return Optional.empty();
      }
      String path = write.path("path").asText();
      return existing.entrySet().stream()
          .filter(each -> path.endsWith(each.getValue()))
          .map(Map.Entry::getKey)
          .findFirst()
          .or(() -> Optional.of(write.at("/body/displayName").asText()));
    }

    private void assertIsAsRecorded(String name, boolean isRecorded) throws Exception {
      int wanted = kind == Kind.DELETE ? 0 : 1;
      int before = existing.containsKey(name) ? 1 : 0;
      for (int i = 0; i < 100; i++) {
        int count = service.count(name);
        assertTrue(count <= 1, () -> count + " configurations of the name " + name);
        if (count == (isRecorded ? wanted : before) && isDescribed(name, isRecorded)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
      throw new AssertionError(
          kind + " of " + name + (isRecorded ? " was recorded and is not done" : " was done"));
    }

    /** Whether an update is done exactly once, or not at all. */
    private boolean isDescribed(String name, boolean isRecorded) throws Exception {
      if (!existing.containsKey(name) || kind == Kind.DELETE) {
        return true;
      }
      JsonNode live = Json.read(service.get(id(name)).body());
      return live.path("version").intValue() == (isRecorded ? 2 : 1)
          && live.path("description").asText().equals(isRecorded ? "new" : "old");
    }
  }
}
