package orch.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import orch.concurrent.LockWait;
import orch.json.Json;
import orch.operation.Write;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final String TARGET = "https://conversations.twilio.com";
  private static final LockWait PATIENT = Waiting.forSeconds(60);
  @TempDir Path directory;
  private final Map<UUID, Entry> sent = new HashMap<>();
  private Path file = Path.of("");
  private Journal journal = new Journal(file, () -> Instant.EPOCH);

  @BeforeEach
  void open() {
    file = directory.resolve("state/orch/journal/2026-01.jsonl");
    journal = journal();
  }

  @Test
  void aWriteIsALineBeforeItIsSentAndALineWhenItIsAccepted() throws IOException {
    send(entry(1, TARGET, "Büro\n"));
    journal.accepted(
        entry(1, TARGET, ""),
        Json.object().put("operationId", "proc_job_1").put("statusUrl", "https://h/x"),
        PATIENT);
    assertEquals(
        """
        {"at":"2026-01-01T00:00:00Z","event":"sending",\
        "key":"00000000-0000-0000-0000-000000000001","target":"https://conversations.twilio.com",\
        "account":"AC1","path":"/v2/ControlPlane/Configurations","method":"POST",\
        "subject":"Büro\\n","body":{"displayName":"Büro\\n"}}
        {"at":"2026-01-01T00:00:00Z","event":"accepted",\
        "key":"00000000-0000-0000-0000-000000000001","target":"https://conversations.twilio.com",\
        "account":"AC1","path":"/v2/ControlPlane/Configurations","operationId":"proc_job_1",\
        "statusUrl":"https://h/x"}
        """,
        Files.readString(file));
  }

  @Test
  void theLastOperationIsTheLastAtThatTarget() throws IOException {
    assertEquals(Optional.empty(), lastOperation(TARGET), "there is no file yet");
    send(entry(1, TARGET, "a"));
    assertEquals(Optional.empty(), lastOperation(TARGET), "nothing was accepted yet");
    accept(1, "proc_job_1");
    send(entry(2, "local", "b"));
    accept(2, "proc_job_2");
    send(entry(3, TARGET, "c"));
    assertEquals(Optional.of("proc_job_1"), lastOperation(TARGET));
    assertEquals(Optional.of("proc_job_2"), lastOperation("local"));
    assertEquals(Optional.empty(), lastOperation("https://h.example"));
    accept(3, "proc_job_3");
    assertEquals(Optional.of("proc_job_3"), lastOperation(TARGET));
  }

  @Test
  void theStatusUrlNamesAnOperationWithoutAnId() throws IOException {
    send(entry(1, TARGET, "a"));
    journal.accepted(entry(1, TARGET, ""), Json.object().put("statusUrl", "https://h/x"), PATIENT);
    assertEquals(Optional.of("https://h/x"), lastOperation(TARGET));
  }

  @Test
  void aLineCutOffByACrashHidesNothingWhereverItWasCut() throws IOException {
    send(entry(1, TARGET, "a"));
    accept(1, "proc_job_1");
    byte[] whole = Files.readAllBytes(file);
    send(entry(2, TARGET, "Bü 🎉"));
    byte[] more = Files.readAllBytes(file);
    for (int cut = whole.length; cut < more.length; cut++) {
      byte[] torn = java.util.Arrays.copyOf(more, cut);
      Files.write(file, torn);
      assertEquals(Optional.of("proc_job_1"), lastOperation(TARGET), "cut at " + cut);
    }
    send(entry(3, TARGET, "c"));
    accept(3, "proc_job_3");
    assertEquals(Optional.of("proc_job_3"), lastOperation(TARGET));
  }

  @Test
  void theLastWriteIsTheLastToThatPath() throws IOException {
    send(entry(1, TARGET, "a"));
    accept(1, "proc_job_1");
    String path = "/v2/ControlPlane/Configurations/c1";
    send(
        new Entry(
            new Write(Write.Method.DELETE, path, NullNode.getInstance(), key(2), "c1"),
            TARGET,
            "AC1"));
    assertEquals(Optional.empty(), last(TARGET, "AC1", path), "not taken on yet");
    accept(2, "proc_job_2");
    send(entry(3, TARGET, "c"));
    accept(3, "proc_job_3");
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    assertEquals(
        Optional.of(new AcceptedEntry("proc_job_2", "DELETE", NullNode.getInstance(), at)),
        last(TARGET, "AC1", path));
    assertEquals(
        Optional.of(
            new AcceptedEntry("proc_job_3", "POST", Json.object().put("displayName", "c"), at)),
        journal.read(TARGET, "AC1").lastOperation());
    assertEquals(Optional.empty(), last(TARGET, "AC2", path));
    assertEquals(Optional.empty(), last("local", "AC1", path));
    String all = "/v2/ControlPlane/Configurations";
    JournalView view = journal.read(TARGET, "AC1");
    assertEquals("proc_job_2", view.last(path, all, "c1").orElseThrow().operation());
    assertEquals(Optional.empty(), view.last(all + "/c4", all, "c4"));
    send(entry(4, TARGET, "d"));
    ObjectNode operation = Json.object().put("operationId", "proc_job_4");
    operation.putObject("related").put("configurationId", "c4");
    journal.accepted(entry(4, TARGET, "d"), operation, PATIENT);
    view = journal.read(TARGET, "AC1");
    assertEquals("proc_job_4", view.last(all + "/c4", all, "c4").orElseThrow().operation());
    assertEquals("proc_job_2", view.last(path, all, "c1").orElseThrow().operation());
  }

  @Test
  void aKeyThatIsUsedAgainElsewhereCountsThere() throws IOException {
    send(entry(1, TARGET, "a"));
    send(entry(1, "local", "a"));
    accept(1, "proc_job_local");
    assertEquals(Optional.empty(), lastOperation(TARGET));
    assertEquals(Optional.of("proc_job_local"), lastOperation("local"));
  }

  @Test
  void anAcceptanceThatIsNotWholeDoesNotHideTheOneBefore() throws IOException {
    send(entry(1, TARGET, "a"));
    accept(1, "proc_job_1");
    send(entry(2, TARGET, "b"));
    accept(2, "");
    String odd = "{\"at\":\"soon\",\"key\":\"" + key(2) + "\",\"operationId\":\"proc_job_2\"}\n";
    Files.writeString(file, odd, StandardOpenOption.APPEND);
    assertEquals(Optional.of("proc_job_1"), lastOperation(TARGET));
  }

  @Test
  void aTornLineAmongWholeOnesHidesOnlyItself() throws IOException {
    for (int i = 1; i <= 3; i++) {
      send(entry(i, TARGET, "n" + i));
      accept(i, "proc_job_" + i);
    }
    List<String> lines = Files.readAllLines(file);
    for (int torn = 0; torn < lines.size(); torn++) {
      List<String> others = new ArrayList<>(lines);
      others.set(torn, lines.get(torn).substring(0, lines.get(torn).length() / 2));
      Files.write(file, others);
      String last = torn < 4 ? "proc_job_3" : "proc_job_2";
      assertEquals(Optional.of(last), lastOperation(TARGET), "torn line " + torn);
    }
  }

  @Test
  void linesThatAreNoneOfOursAreSkipped() throws IOException {
    send(entry(1, TARGET, "a"));
    accept(1, "proc_job_1");
    String strange = "\n\n7\nnull\n[]\n{\"key\":null}\n{\"operationId\":\"x\"}\n\u0000\u0000";
    Files.writeString(file, strange, StandardOpenOption.APPEND);
    assertEquals(Optional.of("proc_job_1"), lastOperation(TARGET));
  }

  @Test
  void theFileIsOnlyForItsOwner() throws IOException {
    send(entry(1, TARGET, "a"));
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(directory.resolve("state/orch")));
    assertEquals("rwx------", permissions(directory.resolve("state")));
  }

  @Test
  void severalThreadsWithAJournalEachLoseNoLineAndTearNone()
      throws InterruptedException, ExecutionException, IOException {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Boolean>> running = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      running.add(threads.submit(writer(i)));
    }
    for (Future<Boolean> one : running) {
      assertTrue(one.get());
    }
    threads.shutdown();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    assertEquals(8 * 10, lines.size());
    lines.forEach(line -> assertTrue(Json.read(line).isObject()));
  }

  private Callable<Boolean> writer(int number) {
    Journal own = number % 2 == 0 ? journal : journal();
    return () -> {
      for (int i = 0; i < 10; i++) {
        own.sending(entry(number * 10 + i, TARGET, "x".repeat(10_000)), PATIENT);
      }
      return true;
    };
  }

  private Journal journal() {
    return new Journal(
        directory.resolve("state/orch"), () -> Instant.parse("2026-01-01T00:00:00Z"));
  }

  private void send(Entry entry) throws IOException {
    try {
      journal.sending(entry, PATIENT);
      sent.put(entry.write().key(), entry);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<String> lastOperation(String target) throws IOException {
    return journal.read(target, "AC1").lastOperation().map(AcceptedEntry::operation);
  }

  private Optional<AcceptedEntry> last(String target, String account, String path)
      throws IOException {
    return journal.read(target, account).last(path);
  }

  private void accept(int key, String operation) throws IOException {
    journal.accepted(
        Objects.requireNonNull(sent.get(key(key))),
        Json.object().put("operationId", operation),
        PATIENT);
  }

  private static Entry entry(int key, String target, String name) {
    return new Entry(
        new Write(
            Write.Method.POST,
            "/v2/ControlPlane/Configurations",
            Json.object().put("displayName", name),
            key(key),
            name),
        target,
        "AC1");
  }

  private static UUID key(int number) {
    return new UUID(0, number);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
