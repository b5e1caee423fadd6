package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No command writes a secret to a stream or to a file of its own, however it fails. */
class CanaryTest {
  private static final String ACCOUNT = "AC" + "0123456789abcdef".repeat(2);
  private static final String KEY = "SK" + "00ff".repeat(8);
  private static final Canary SECRET = new Canary("obviouslyFakeCanary0001");
  private static final Canary PROXY = new Canary("obviouslyFakeProxyCanary0002");

  /** Command lines for each command; a new command must get one. */
  private static final Map<String, List<String>> COMMANDS = new TreeMap<>();

  static {
    String create =
        "config create --name n --description d --grouping profile --memory-store mem_store_x";
    COMMANDS.put("config create", List.of(create, create + " --dry-run", create + " --wait"));
    COMMANDS.put("config status", List.of("config status --last", "config status proc_job_none"));
    COMMANDS.put("config wait", List.of("config wait --last", "config wait proc_job_none"));
    COMMANDS.put("config resume", List.of("config resume", "config resume proc_job_none"));
    COMMANDS.put("config list", List.of("config list"));
    COMMANDS.put("config get", List.of("config get n", "config get conv_configuration_none"));
    COMMANDS.put(
        "config update",
        List.of("config update n --description e", "config update n --description f --dry-run"));
    COMMANDS.put("config delete", List.of("config delete n --dry-run", "config delete x --yes"));
    COMMANDS.put(
        "config diff",
        List.of(
            "config diff -f canary.yaml",
            "config diff -f canary.yaml --drift --lock canary.lock.yaml",
            "config diff -f canary.yaml --format unified"));
    COMMANDS.put(
        "config apply",
        List.of(
            "config apply -f canary.yaml --plan-out canary.plan",
            "config apply --plan canary.plan --yes --events canary.jsonl --receipt canary.receipt",
            "config apply -f canary.yaml --lock canary.lock.yaml --adopt --yes",
            "config apply -f canary.yaml"));
    COMMANDS.put("config explain", List.of("config explain -f canary.yaml --channel SMS"));
    COMMANDS.put("config schema", List.of("config schema"));
    COMMANDS.put("config init", List.of("config init n.json", "config init --name n"));
    COMMANDS.put("config skeleton", List.of("config skeleton"));
    COMMANDS.put("fleet validate", List.of("fleet validate --profiles canary -f env.yaml"));
    COMMANDS.put("fleet diff", List.of("fleet diff --profiles canary -f canary.yaml"));
    COMMANDS.put("fleet plan", List.of("fleet plan --profiles canary -f canary.yaml"));
    COMMANDS.put(
        "fleet apply",
        List.of("fleet apply --profiles canary -f canary.yaml --yes --report canary-fleet.jsonl"));
    COMMANDS.put("fleet export", List.of("fleet export --profiles canary --dir fleet"));
    COMMANDS.put("fleet list", List.of("fleet list --profiles canary"));
    COMMANDS.put("fleet report", List.of("fleet report show canary-fleet.jsonl"));
    COMMANDS.put("plan show", List.of("plan show canary.plan", "plan show canary.plan -o yaml"));
    COMMANDS.put("receipt verify", List.of("receipt verify canary.receipt"));
    COMMANDS.put(
        "receipt show", List.of("receipt show canary.receipt", "receipt show canary.yaml -o yaml"));
    COMMANDS.put("config history", List.of("config history", "config history n -o json"));
    COMMANDS.put("config undo", List.of("config undo --last --yes", "config undo nowhere"));
    COMMANDS.put("config edit", List.of("config edit n", "config edit n --yes"));
    COMMANDS.put(
        "config validate",
        List.of("config validate -f nowhere.yaml", "config validate -f env.yaml --allow-env"));
    COMMANDS.put("config preflight", List.of("config preflight -f canary.yaml"));
    COMMANDS.put("store list", List.of("store list"));
    COMMANDS.put("store get", List.of("store get n", "store get mem_store_none"));
    COMMANDS.put(
        "store create",
        List.of("store create --name n --wait", "store create --name n", "store create --name -"));
    COMMANDS.put("config describe", List.of("config describe n"));
    COMMANDS.put("config export", List.of("config export", "config export --dir exported"));
    COMMANDS.put("shell", List.of("shell"));
    COMMANDS.put(
        "whoami", List.of("whoami", "whoami --expect-account AC00000000000000000000000000000001"));
    COMMANDS.put("profile list", List.of("profile list", "profile list -o csv"));
    COMMANDS.put("profile show", List.of("profile show", "profile show canary", "profile show x"));
    COMMANDS.put("profile use", List.of("profile use canary", "profile use x"));
    COMMANDS.put(
        "profile add",
        List.of(
            "profile add more --store file --account-sid " + ACCOUNT,
            "profile add more --account-sid " + ACCOUNT + " --api-key " + KEY,
            "profile add another --account-sid nonsense",
            "profile add canary --account-sid " + ACCOUNT,
            "profile add more --api-secret " + SECRET.secret(),
            "profile add more --auth-token=" + SECRET.secret()));
    COMMANDS.put(
        "profile set",
        List.of(
            "profile set more --new-secret",
            "profile set more --account-sid " + ACCOUNT + " --api-key " + KEY + " --secret-stdin",
            "profile set more --protected --default output=json",
            "profile set more --store file",
            "profile set more --default output=bogus",
            "profile set canary --api-secret " + SECRET.secret(),
            "profile set x --secret-stdin"));
    COMMANDS.put(
        "profile rename", List.of("profile rename canary other", "profile rename other canary"));
    COMMANDS.put("profile import", List.of("profile import", "profile import --replace"));
    COMMANDS.put("profile remove", List.of("profile remove more --yes", "profile remove x --yes"));
    COMMANDS.put("emulator", List.of("emulator --port 0", "emulator --port 70000"));
    COMMANDS.put("completion", List.of("completion bash", "completion tcsh"));
    COMMANDS.put("install", List.of("install"));
    COMMANDS.put("uninstall", List.of("uninstall"));
    COMMANDS.put("commands", List.of("commands", "commands -o json"));
    COMMANDS.put("doctor", List.of("doctor", "doctor -o json"));
    COMMANDS.put("version", List.of("version"));
    COMMANDS.put("help", List.of("help", "help config create"));
  }

  /** The sources of the secret when the commands run. */
  enum Source {
    AUTH_TOKEN,
    API_SECRET,
    KEYCHAIN,
    FILE,
    CREDENTIAL_PROCESS
  }

  private Path home;
  private Orch orch;

  @BeforeEach
  void machine(@TempDir Path directory) throws IOException {
    home = directory;
    orch = new Orch(home);
    String proxy = "http://someone:" + PROXY.secret() + "@127.0.0.1:1";
    for (String name : new String[] {"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"}) {
      orch.with(name, proxy);
    }
    orch.with("NO_PROXY", "127.0.0.1").with("PATH", "/usr/bin:/bin");
    Files.createDirectories(home.resolve(".twilio-cli"));
    orch.file(
        "env.yaml",
        "displayName: ${env:TWILIO_AUTH_TOKEN}\nmemoryStoreId: ${env:TWILIO_API_SECRET}\n"
            + "channelSettings: {SMS: {captureRules: [{from: '${env:TWILIO_AUTH_TOKEN}', to: x}]}}");
    orch.file(
        ".twilio-cli/config.json",
        "{\"profiles\":{\"dev\":{\"accountSid\":\"%s\",\"apiKey\":\"%s\",\"apiSecret\":\"%s\"}}}"
            .formatted(ACCOUNT, KEY, SECRET.secret()));
    orch.file(
        "canary.yaml",
        """
        displayName: of-file
        description: d
        conversationGroupingType: GROUP_BY_PROFILE
        memoryStoreId: mem_store_x
        """);
    orch.reading(SECRET.secret() + "\n");
  }

  private void place(Source source) {
    String add = "profile add canary --account-sid " + ACCOUNT;
    switch (source) {
      case AUTH_TOKEN ->
          orch.with("TWILIO_ACCOUNT_SID", ACCOUNT).with("TWILIO_AUTH_TOKEN", SECRET.secret());
      case API_SECRET ->
          orch.with("TWILIO_ACCOUNT_SID", ACCOUNT)
              .with("TWILIO_API_KEY", KEY)
              .with("TWILIO_API_SECRET", SECRET.secret());
      case KEYCHAIN -> {
        orch.with("PATH", FakeKeychain.linux(home.resolve("bin")).path());
        ran(add + " --api-key " + KEY).exits(0);
      }
      case FILE -> ran(add + " --store file").exits(0);
      case CREDENTIAL_PROCESS -> {
        String said =
            "{\"version\":1,\"accountSid\":\"%s\",\"authToken\":\"%s\"}"
                .formatted(ACCOUNT, SECRET.secret());
        orch.file("said.json", said);
        orch.run("profile", "add", "canary", "--credential-process", "cat said.json").exits(0);
      }
    }
  }

  private List<Path> mayKeepIt() {
    return List.of(
        home.resolve(".config/orch/credentials.json"),
        home.resolve(".twilio-cli/config.json"),
        home.resolve("said.json"),
        home.resolve("bin/kept-canary"),
        home.resolve("bin/kept-dev"),
        home.resolve("bin/kept-dev~2"),
        home.resolve("bin/kept-canary~2"),
        home.resolve("bin/kept-other"),
        home.resolve("bin/kept-more"),
        home.resolve("bin/kept-more~2"));
  }

  private Result ran(String line, String... more) {
    if (line.startsWith("emulator")) {
      orch.time().interruptSleep(orch.time().sleeps().size());
    }
    // A shell would take a secret for a command.
    orch.reading(line.equals("shell") ? "whoami\nconfig list\n" : SECRET.secret() + "\n");
    Result result = orch.run(Orch.joined(line.split(" ", -1), more));
    orch.time().interruptSleep(Integer.MAX_VALUE);
    for (Canary canary : List.of(SECRET, PROXY)) {
      canary.isNotIn(result.out(), "stdout of " + line);
      canary.isNotIn(result.err(), "stderr of " + line);
    }
    return result;
  }

  private void nothingIsLeft() throws IOException {
    SECRET.isNotBelow(home, mayKeepIt());
    PROXY.isNotBelow(home, List.of());
  }

  private void everyCommand(String... more) {
    COMMANDS.values().forEach(lines -> lines.forEach(line -> ran(line, more)));
  }

  /** Every command that may call the service. */
  private void everyCall(String... more) {
    COMMANDS.forEach(
        (command, lines) -> {
          if (command.startsWith("config ")) {
            lines.forEach(line -> ran(line, more));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void noCommandShowsASecret(Source source) throws IOException {
    try (Server server = new Server(home, orch.time())) {
      place(source);
      String url = server.url();
      everyCommand("--base-url", url);
      ran("config list", "--base-url", url).exits(0);
      assertEquals(ACCOUNT, ran("whoami").exits(0).json().path("account").asText());
      everyCommand("--base-url", url, "--debug", "--curl");
      everyCommand("--base-url", url, "-v", "-o", "json", "--curl");
    }
    nothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource(Source.class)
  void norWhenEverythingGoesWrong(Source source) throws IOException {
    place(source);
    for (String fault : List.of("any:500", "any:cut-before", "any:html=502", "any:truncated")) {
      try (Server server = new Server(home, orch.time(), fault)) {
        everyCall("--base-url", server.url(), "--max-retries", "1", "--debug", "--curl");
      }
    }
    orch.with("NO_PROXY", "");
    everyCall("--base-url", "https://127.0.0.1:1", "--max-retries", "0", "--debug");
    String behindTheProxy = "https://conversations.example";
    everyCall("--base-url", behindTheProxy, "--max-retries", "0", "--debug", "--curl");
    ran("config list --max-retries 0", "--base-url", behindTheProxy).exits(12).says("127.0.0.1:1");
    everyCommand(
        "--base-url",
        "https://AC00000000000000000000000000000001:" + SECRET.secret() + "@h.example",
        "--debug");
    nothingIsLeft();
  }

  @Test
  void everyCommandIsInTheList() {
    assertEquals(COMMANDS.keySet(), leaves(""));
  }

  private Set<String> leaves(String group) {
    String[] words = group.isEmpty() ? new String[0] : group.split(" ", -1);
    List<String> names =
        new Orch(home)
            .run(Orch.joined(words, "--help"))
            .out()
            .lines()
            .dropWhile(line -> !line.equals("Commands:"))
            .skip(1)
            .takeWhile(line -> !line.isEmpty())
            .filter(line -> line.startsWith("  ") && !line.startsWith("   "))
            .map(line -> line.strip().split(" ", -1)[0])
            .toList();
    Set<String> leaves = new TreeSet<>();
    for (String name : names) {
      String whole = (group + " " + name).strip();
      Set<String> below = leaves(whole);
      leaves.addAll(below.isEmpty() ? Set.of(whole) : below);
    }
    return leaves;
  }

  @Test
  void theSearchFindsWhatItShould() {
    List<String> findable = new ArrayList<>();
    for (String user : new String[] {"", "a", "ab", ACCOUNT, KEY}) {
      String pair = user + ":" + SECRET.secret() + "\n";
      findable.add(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    findable.add("x" + SECRET.secret() + "y");
    for (String text : findable) {
      assertThrows(AssertionError.class, () -> SECRET.isNotIn(text, "a text"), text);
    }
  }
}
