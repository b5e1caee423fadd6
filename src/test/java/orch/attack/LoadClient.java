package orch.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import orch.Result;
import orch.attack.Belief.Known;
import orch.attack.Change.Kind;
import orch.json.Json;

/**
 * A process that runs random writes with orch, and keeps what it may believe after their exit codes
 * and output. It does what the exit codes tell a user to do: it waits for what was accepted, and
 * repeats a command whose outcome is unknown.
 */
final class LoadClient {
  /** The file with what the client believes and sees at the end, in its home. */
  static final String RESULT = "result.json";

  /** The file with the number of writes that each client may make, beside the homes. */
  static final String ALLOWED = "allowed";

  private static final int NAMES = 30;
  private static final int DESCRIPTIONS = 4;
  private static final int MOST_OPEN = 6;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(3);

  private final Path home;
  private final String prefix;
  private final Random random;
  private final Commands commands;
  private final Belief belief = new Belief();
  private final ArrayNode accepted = Json.array();

  /** The changes that were accepted and have not been waited for, by their operations. */
  private final Map<String, Change> open = new LinkedHashMap<>();

  private LoadClient(Path home, String url, String prefix, long seed) {
    this.home = home;
    this.prefix = prefix;
    this.random = new Random(seed);
    this.commands = new Commands(home, url, new Random(~seed));
  }

  /**
   * Makes the writes, and ends the process: with 1 when something went wrong.
   *
   * @param args the home, the base URL, the beginning of the names, the seed, and the number of
   *     writes
   */
  public static void main(String[] args) {
    try {
      LoadClient client =
          new LoadClient(Path.of(args[0]), args[1], args[2], Long.parseLong(args[3]));
      client.run(Integer.parseInt(args[4]));
      System.exit(0);
    } catch (Throwable problem) {
      problem.printStackTrace();
      System.exit(1);
    }
  }

  private void run(int writes) throws IOException, InterruptedException {
    for (int i = 0; i < writes; i++) {
      untilAllowed(i + 1);
      make(next());
      if (open.size() > 1 + random.nextInt(MOST_OPEN)) {
        // The newest has probably not ended yet.
        waitFor(open.size() - 1);
      }
      if (random.nextInt(10) == 0) {
        look();
      }
    }
    waitFor(open.size());
    Files.writeString(home.resolve(RESULT), Json.compact(result()));
  }

  private void untilAllowed(int write) throws IOException, InterruptedException {
    Path file = home.resolveSibling(ALLOWED);
    while (Integer.parseInt(Files.readString(file)) < write) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private ObjectNode result() throws InterruptedException {
    ObjectNode result = Json.object();
    ArrayNode view = result.putArray("view");
    for (JsonNode shown : untilDone(List.of("list")).json()) {
      if (shown.path("displayName").asText().startsWith(prefix)) {
        view.add(shown);
      }
    }
    ArrayNode believed = result.putArray("belief");
    belief.all().forEach(known -> believed.add(known.json()));
    ObjectNode exits = result.putObject("exits");
    commands.exits().forEach((code, count) -> exits.put(code.name(), count));
    result.set("accepted", accepted);
    return result;
  }

  /** A random change of a configuration without an open change. */
  private Change next() {
    List<Known> free = free();
    String name = prefix + random.nextInt(NAMES);
    boolean isTaken = belief.has(name) || isOpen(name);
    if (free.isEmpty() && isTaken) {
      return next();
    }
    if (free.isEmpty() || (!isTaken && random.nextInt(3) == 0)) {
      return new Change(Kind.CREATE, "", new Known(name, "", "", 0), description(""));
    }
    Known before = free.get(random.nextInt(free.size()));
    Kind kind = List.of(Kind.UPDATE, Kind.UPDATE, Kind.REPLACE, Kind.DELETE).get(random.nextInt(4));
    String target = random.nextInt(10) == 0 ? before.name() : before.id();
    return new Change(kind, target, before, description(before.description()));
  }

  private List<Known> free() {
    return belief.all().stream().filter(known -> !isOpen(known.name())).toList();
  }

  private boolean isOpen(String name) {
    return open.values().stream().anyMatch(change -> change.before().name().equals(name));
  }

  /** One of few, so that the same command is wanted again and again; not the present one. */
  private String description(String now) {
    String next = "d" + random.nextInt(DESCRIPTIONS);
    return next.equals(now) ? description(now) : next;
  }

  private void make(Change change) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(change.words(home));
    int retries = random.nextInt(8) - 4;
    if (retries < 3) {
      words.addAll(List.of("--max-retries", String.valueOf(Math.max(0, retries))));
    }
    boolean waits = random.nextInt(100) == 0;
    if (waits) {
      words.addAll(List.of("--wait", "--progress", "none"));
    }
    Result result = untilAccepted(words);
    if (result.exit() != 0) {
      follow(result.error().path("operationId").asText(), change, result);
      return;
    }
    JsonNode shown = result.json();
    boolean isRepeated = shown.path("unchanged").booleanValue();
    if (waits || isRepeated) {
      String id = shown.path(isRepeated ? "configurationId" : "id").asText();
      change.made(belief, id.isEmpty() ? change.before().id() : id);
      return;
    }
    String id = shown.path("operationId").asText();
    accepted.addObject().put("id", id).set("configuration", shown.path("configurationId"));
    follow(id, change, result);
  }

  private void follow(String operation, Change change, Result result) {
    if (operation.isEmpty() || open.put(operation, change) != null) {
      throw new AssertionError("which operation makes " + change + "? " + result);
    }
  }

  /**
   * Runs a write until it is accepted: its exit code is 0, or its error names the operation. Exit
   * codes 7 and 12 without an operation tell to run the same command again.
   */
  private Result untilAccepted(List<String> words) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      Result result = commands.run(words);
      if (result.exit() == 0 || !result.error().path("operationId").asText().isEmpty()) {
        return result;
      }
      again(words, result, start);
    }
  }

  /** Runs a read until its exit code is 0. */
  private Result untilDone(List<String> words) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      Result result = commands.run(words);
      if (result.exit() == 0) {
        return result;
      }
      again(words, result, start);
    }
  }

  private void again(List<String> words, Result result, long start) throws InterruptedException {
    boolean isUnknown = result.exit() == 7 || result.exit() == 12;
    if (!isUnknown || System.nanoTime() - start > PATIENCE_NANOS) {
      throw new AssertionError("orch config " + String.join(" ", words) + ": " + result);
    }
    TimeUnit.MILLISECONDS.sleep(random.nextInt(50));
  }

  /** Waits for the oldest open changes. */
  private void waitFor(int count) throws InterruptedException {
    List<String> operations = open.keySet().stream().limit(count).toList();
    long start = System.nanoTime();
    while (operations.stream().anyMatch(open::containsKey)) {
      List<String> words = new ArrayList<>(List.of("wait", "--progress", "none"));
      operations.stream().filter(open::containsKey).forEach(words::add);
      Result result = commands.run(words);
      if (result.exit() != 0 && result.exit() != 9) {
        again(words, result, start);
        continue;
      }
      JsonNode shown = result.json();
      (shown.isArray() ? shown : Json.array().add(shown)).forEach(this::ended);
    }
  }

  private void ended(JsonNode operation) {
    String status = operation.path("status").asText();
    String id = operation.path("operationId").asText();
    if (status.equals("COMPLETED") || status.equals("FAILED")) {
      Change change = open.remove(id);
      if (change == null) {
        throw new AssertionError("nobody waits for " + operation);
      }
      if (status.equals("COMPLETED")) {
        change.made(belief, operation.path("configurationId").asText());
      }
    }
  }

  /** Compares a configuration with the belief. */
  private void look() throws InterruptedException {
    List<Known> known = free();
    if (known.isEmpty()) {
      return;
    }
    Known one = known.get(random.nextInt(known.size()));
    Known shown = Known.of(untilDone(List.of("get", one.id())).json());
    if (!shown.equals(one)) {
      throw new AssertionError("it should be " + one + " and is " + shown);
    }
  }
}
