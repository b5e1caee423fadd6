package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import orch.json.Json;
import orch.term.Terminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch config undo}. */
class UndoTest {
  private final FakeTime time = new FakeTime();
  private Path home;
  private Orch orch;
  private Server server;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home, time);
    server = new Server(home, time);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private Result run(String... args) {
    return orch.run(server.and(args));
  }

  private String create(String name) {
    String[] words = {"config", "create", "--wait", "--name", name, "--description", "first"};
    String[] more = {"--grouping", "profile", "--memory-store", "mem_store_x"};
    String id = run(Orch.joined(words, more)).exits(0).json().path("id").asText();
    time.pass(Duration.ofSeconds(9));
    return id;
  }

  /** Runs a write, and returns its operation. */
  private String write(String... args) {
    Result result = run(args).exits(0);
    String operation = result.json().path("operationId").asText();
    run("config", "wait", operation).exits(0);
    time.pass(Duration.ofSeconds(9));
    return operation;
  }

  private String update(String description) {
    return write("config", "update", "support", "--description", description);
  }

  private String lastOperation() {
    return run("config", "history", "-o", "name", "--limit", "1").exits(0).out().strip();
  }

  private JsonNode live(String word) {
    return run("config", "get", word).exits(0).json();
  }

  private Result undo(String operation) {
    Result result = run("config", "undo", operation, "--yes", "--wait");
    time.pass(Duration.ofSeconds(9));
    return result;
  }

  private int writes() {
    return Stream.of("POST", "PUT", "PATCH", "DELETE")
        .mapToInt(method -> server.seen(method).size())
        .sum();
  }

  @Test
  void anUpdateIsUndoneFieldByField() {
    String id = create("support");
    String operation = update("second");
    Result done = undo(operation).exits(0);
    assertEquals("first", done.json().path("description").asText());
    done.says("~ support (" + id + ")\n  ~ description: \"second\" -> \"first\"\n")
        .says("orch: undoes operation " + operation + " (update) of support\n");
    assertEquals("{\"description\":\"first\"}", lastWrite().path("body").toString());
    assertEquals(operation, lastWrite().path("undoes").asText());
  }

  /** The last sending line of the journal. */
  private JsonNode lastWrite() {
    try (Stream<Path> files = Files.list(home.resolve(".local/state/orch/journal"))) {
      Path file =
          files.filter(each -> each.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      return Files.readAllLines(file).stream()
          .map(Json::read)
          .filter(line -> line.path("event").asText().equals("sending"))
          .reduce((earlier, later) -> later)
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anUndoCanBeUndone() {
    create("support");
    undo(update("second")).exits(0);
    Result again = run("config", "undo", "--last", "--yes", "--wait").exits(0);
    assertEquals("second", again.json().path("description").asText());
  }

  @Test
  void aReplacementIsUndoneAsAWhole() {
    create("support");
    write("config", "update", "support", "--capture", "SMS=+15551230100");
    JsonNode before = live("support");
    orch.file(
        "new.json",
        "{\"displayName\":\"other\",\"description\":\"x\",\"memoryStoreId\":\"mem_store_x\","
            + "\"conversationGroupingType\":\"GROUP_BY_PROFILE\",\"channelSettings\":{}}");
    String operation = write("config", "update", "support", "--replace", "-f", "new.json", "--yes");
    JsonNode after = undo(operation).exits(0).json();
    assertEquals("support", after.path("displayName").asText());
    assertEquals(
        before.path("channelSettings").path("SMS"), after.path("channelSettings").path("SMS"));
    assertEquals("PUT", lastWrite().path("method").asText());
  }

  @Test
  void aCreatedConfigurationIsDeleted() {
    String id = create("support");
    String operation = lastOperation();
    Result done = undo(operation).exits(0);
    assertEquals("COMPLETED", done.json().path("status").asText());
    done.says("- support (" + id + ")\n").says("support (" + id + ") is deleted");
    run("config", "get", id).exits(5);
    undo(operation)
        .exits(0)
        .says("the configuration support (" + id + ") does not exist any more; nothing was sent");
  }

  @Test
  void aDeletedConfigurationIsCreatedAgainWithANewId() {
    String id = create("support");
    String operation = write("config", "delete", "support", "--yes");
    Result done = undo(operation).exits(0);
    String fresh = done.json().path("id").asText();
    assertNotEquals(id, fresh);
    assertEquals("first", done.json().path("description").asText());
    done.says("+ support\n")
        .says("support gets a new id; its id was " + id)
        .says("the new id of support is " + fresh);
    undo(operation)
        .exits(0)
        .says("operation " + operation + " is already undone by operation ")
        .says(": the new id is " + fresh + "; nothing was sent");
  }

  @Test
  void earlierWritesAreUndoneUnderTheNewId() {
    create("support");
    String created = lastOperation();
    String updated = update("second");
    undo(write("config", "delete", "support", "--yes")).exits(0);
    assertEquals("first", undo(updated).exits(0).json().path("description").asText());
    undo(created).exits(0);
    run("config", "get", "support").exits(5);
  }

  @Test
  void whatChangedSinceIsNotUndone() {
    String id = create("support");
    String second = update("second");
    String third = update("third");
    int sent = writes();
    undo(second)
        .exits(6)
        .says("support has changed since operation " + second + "; nothing was sent")
        .says("description: \"second\" -> \"third\"")
        .says("last changed by operation " + third + " (config update, ")
        .says("hint: to see the current version: orch -p local --base-url ")
        .says("config get " + id);
    assertEquals(sent, writes());
    undo(third).exits(0);
    undo(second).exits(0);
    assertEquals("first", live("support").path("description").asText());
  }

  @Test
  void whatAnotherMachineChangedIsNotUndone(@TempDir Path theirHome) {
    create("support");
    String created = lastOperation();
    String second = update("second");
    Orch other = orch.colleague(theirHome);
    other.run(server.and("config", "update", "support", "--clear", "channelSettings")).exits(0);
    other
        .run(server.and("config", "update", "support", "--description", "theirs", "--wait"))
        .exits(0);
    time.pass(Duration.ofSeconds(9));
    undo(second)
        .exits(6)
        .says("description: \"second\" -> \"theirs\"")
        .says("the journal on this machine does not know who changed it");
    undo(created).exits(6).says("support has changed since operation " + created);
    other.run(server.and("config", "delete", "support", "--yes", "--wait")).exits(0);
    undo(second)
        .exits(6)
        .says(") does not exist any more, so operation " + second + " cannot be undone");
  }

  @Test
  void aNameThatIsTakenAgainIsNotCreatedASecondTime() {
    create("support");
    String operation = write("config", "delete", "support", "--yes");
    String id = create("support");
    undo(operation)
        .exits(6)
        .says("a configuration named support was created since operation " + operation + ": " + id);
  }

  @Test
  void anUnfinishedOperationIsNotUndone() {
    create("support");
    String operation =
        run("config", "update", "support", "--description", "x")
            .exits(0)
            .json()
            .path("operationId")
            .asText();
    undo(operation)
        .exits(6)
        .says("operation " + operation + " has not finished (")
        .says("so it cannot be undone yet; nothing was sent")
        .says("config wait " + operation);
  }

  @Test
  void aFailedOperationHasNothingToUndo() throws IOException {
    create("support");
    server.close();
    server = new Server(home, time, "update:fail");
    String operation =
        run("config", "update", "support", "--description", "x")
            .exits(0)
            .json()
            .path("operationId")
            .asText();
    run("config", "wait", operation).exits(9);
    undo(operation)
        .exits(6)
        .says(
            "operation " + operation + " failed and changed nothing, so there is nothing to undo");
  }

  @Test
  void anUnknownOperationIsNotFound() {
    undo("proc_job_01h9d8r0vte3hz8tykdj329t7r")
        .exits(5)
        .says(
            "the journal on this machine has no operation proc_job_01h9d8r0vte3hz8tykdj329t7r in the"
                + " last 30 days, so it cannot be undone")
        .says("config history");
    run("config", "undo", "--last", "--yes")
        .exits(5)
        .says("has no write of this account in the last 30 days");
  }

  @Test
  void anotherAccountsOperationIsNamedAsSuch() {
    create("support");
    String operation = lastOperation();
    orch.local("config", "undo", operation, "--yes")
        .exits(6)
        .says("operation " + operation + " belongs to the account local at " + server.url())
        .says("and this command uses local at local; nothing was sent");
    orch.local("config", "history", "-o", "json").exits(0).prints("[]\n");
  }

  @Test
  void aWriteOfAnEarlierVersionCannotBeUndone() throws IOException {
    create("support");
    String operation = update("second");
    Path file = Path.of(journal());
    Files.writeString(
        file, Files.readString(file).replaceAll("\"before\":\\{.*?\\},\"body\"", "\"body\""));
    undo(operation)
        .exits(6)
        .says("cannot be undone: the journal does not have what it replaced, because another");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "\"body\":{\"description\":\"second\"}",
                "\"before\":null,\"body\":{\"description\":\"second\"}"));
    undo(operation).exits(6).says("because it was longer than 1048576 characters");
  }

  private String journal() {
    try (Stream<Path> files = Files.list(home.resolve(".local/state/orch/journal"))) {
      return files
          .filter(each -> each.toString().endsWith(".jsonl"))
          .findFirst()
          .orElseThrow()
          .toString();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void withoutATerminalItNeedsAYes() {
    create("support");
    String operation = update("second");
    int sent = writes();
    run("config", "undo", operation)
        .exits(2)
        .printsNothing()
        .says("undoing operation " + operation + " (update) of support needs confirmation")
        .says("config undo " + operation + " --yes");
    assertEquals("PATCH", dryRun(operation));
    run("config", "undo", operation, "--last").exits(2).says("--last is the last write");
    run("config", "undo").exits(2).says("give the id of the operation to undo, or --last");
    assertEquals(sent, writes());
  }

  @Test
  void onATerminalItAsks() {
    create("support");
    String operation = update("second");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR);
    orch.reading("n\n");
    run("config", "undo", operation)
        .exits(2)
        .says("orch: undo operation " + operation + " (update) of support? [y/N]")
        .says("Cancelled. Nothing was undone.");
    orch.reading("y\n");
    Result done = run("config", "undo", operation, "--wait").exits(0);
    assertEquals("first", done.json().path("description").asText());
  }

  private String dryRun(String operation) {
    return run("config", "undo", operation, "--dry-run").exits(0).json().path("method").asText();
  }

  @Test
  void aDryRunPrintsTheRequestOfEachKind() {
    create("support");
    String created = lastOperation();
    assertEquals("DELETE", dryRun(created));
    String deleted = write("config", "delete", "support", "--yes");
    int sent = writes();
    assertEquals("POST", dryRun(deleted));
    assertEquals(sent, writes());
  }

  @Test
  void theMessagesAreJsonWhenTheOutputIs() {
    create("support");
    String operation = update("second");
    Result done = run("config", "undo", operation, "--yes", "-o", "json").exits(0);
    assertTrue(done.err().contains("{\"plan\":[{\"action\":\"update\",\"name\":\"support\""));
  }

  @Test
  void aProtectedProfileWantsTheTypedName() throws IOException {
    create("support");
    String operation = update("second");
    Path settings = Files.createDirectories(home.resolve(".config/orch")).resolve("config.yaml");
    Files.writeString(
        settings,
        "profiles:\n  live:\n    accountSid: AC00000000000000000000000000000001\n    baseUrl: "
            + server.url()
            + "\n    store: file\n    protected: true\n");
    Path secrets = settings.resolveSibling("credentials.json");
    Files.writeString(secrets, "{\"live\":\"obviously-fake\"}");
    Files.setPosixFilePermissions(
        secrets, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    orch.run("-p", "live", "config", "undo", operation, "--yes")
        .exits(6)
        .says("operation " + operation + " belongs to the account local at ");
    String[] words = {"-p", "live", "config", "create", "--name", "support", "--wait"};
    String[] more = {
      "--description", "d", "--grouping", "profile", "--memory-store", "mem_store_x"
    };
    orch.run(Orch.joined(words, more)).exits(0);
    time.pass(Duration.ofSeconds(9));
    orch.run("-p", "live", "config", "update", "support", "--description", "third", "--wait")
        .exits(0);
    time.pass(Duration.ofSeconds(9));
    orch.run("-p", "live", "config", "undo", "--last", "--yes")
        .exits(2)
        .says("the profile is protected, so --yes is not enough: type the name at a terminal");
    orch.onTerminal(Terminal.Stream.IN).onTerminal(Terminal.Stream.ERR).reading("support\n");
    orch.run("-p", "live", "config", "undo", "--last", "--wait")
        .exits(0)
        .says("orch: to undo operation ")
        .says(" (update) of support, type its name:");
  }

  @Test
  void aLastWriteInDoubtIsNotSkipped() throws IOException {
    create("support");
    server.close();
    server = new Server(home, time, "update:cut-after*9");
    run("config", "update", "support", "--description", "x", "--max-retries", "0").exits(12);
    run("config", "undo", "--last", "--yes").says("the last write, to update the configuration");
  }

  @Test
  void aCreationThatTheServiceDidNotNameIsFoundByItsOperation() throws IOException {
    server.close();
    server = new Server(home, time, "create:no-related");
    create("support");
    undo(lastOperation()).exits(0);
    run("config", "get", "support").exits(5);
  }

  @Test
  void anUndoThatIsRepeatedSendsNothing() {
    create("support");
    String operation = update("second");
    undo(operation).exits(0);
    int sent = writes();
    undo(operation)
        .exits(0)
        .says("operation " + operation + " is already undone; nothing was sent");
    assertEquals(sent, writes());
  }

  @Test
  void anUndoneDeletionThatWasDeletedAgainIsNotCreatedFromTheOlderDocument() {
    create("support");
    String first = write("config", "delete", "support", "--yes");
    undo(first).exits(0);
    String second = write("config", "delete", "support", "--yes");
    undo(first)
        .exits(6)
        .says(") does not exist any more, so operation " + first + " cannot be undone")
        .says("last changed by operation " + second);
    undo(second).exits(0);
  }

  @Test
  void aCreationAgainThatFailedIsTriedOnceMore() throws IOException {
    server.close();
    server = new Server(home, time, "create:slow=1", "create:fail");
    create("support");
    String operation = write("config", "delete", "support", "--yes");
    undo(operation).exits(9);
    undo(operation).exits(0).says("the new id of support is ");
    run("config", "get", "support").exits(0);
  }

  @Test
  void aChangeThatReadsDoNotShowYetIsAwaited() throws IOException {
    server.close();
    server = new Server(home, time, "update:lag=5");
    create("support");
    String operation =
        run("config", "update", "support", "--description", "second")
            .exits(0)
            .json()
            .path("operationId")
            .asText();
    run("config", "wait", operation).exits(0);
    assertEquals("first", live("support").path("description").asText());
    undo(operation).exits(0).says("description: \"second\" -> \"first\"");
  }
}
