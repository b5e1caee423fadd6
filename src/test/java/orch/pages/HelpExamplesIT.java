package orch.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import orch.Orch;
import orch.cli.CommandNames;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every example of a help page works as written, one after another, for a reader who has typed what
 * {@code examples.md} says. Each help page has a home directory of its own.
 */
class HelpExamplesIT {
  /**
   * Where an example means something of the reader's, the reader's own takes its place. The first
   * ones would ask a person at a terminal: here the options answer.
   */
  private static final Map<String, String> READERS_OWN =
      Map.of(
          "orch config delete support$", "orch config delete support --dry-run",
          "orch profile remove work$", "orch profile remove work --yes",
          "orch profile add work$",
              "orch profile add work --account-sid AC00000000000000000000000000000001",
          "proc_job_\\w{26}", "\\$(cat operation.id)",
          "conv_configuration_\\w{26}", "\\$(cat configuration.id)",
          "orch config init( \\S+/)?$",
              "orch config init$1 --name sales --description d --grouping profile"
                  + " --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2",
          "\\b(AC|SK)\\.\\.\\.", "$100000000000000000000000000000001",
          "\"\\$SECRET\"", "obviously-fake-secret",
          "--prefix /\\S+", "--prefix ~/machine",
          "/tmp/", "~/");

  private static final String RECEIPT =
      "orch config update support --description new --wait --receipt receipt.json";

  /** What these pages need besides, or instead. */
  private static final Map<String, String> BEFORE =
      Map.ofEntries(
          Map.entry("orch profile add", "orch profile remove work staging --yes"),
          Map.entry("orch uninstall", "orch install"),
          Map.entry(
              "orch completion",
              "mkdir -p ~/.zfunc ~/.config/fish/completions; PROFILE=~/profile.ps1"),
          Map.entry("orch shell", "echo version > commands.txt; echo exit > \"$STEPS/answers\""),
          Map.entry("orch config apply", "sed s/support/sales/ support.yaml > sales.yaml"),
          Map.entry("orch plan show", "orch config apply -f support.yaml --plan-out changes.plan"),
          Map.entry("orch receipt verify", RECEIPT),
          Map.entry("orch receipt show", RECEIPT),
          Map.entry("orch config explain", "echo +15551230100 > numbers.txt"),
          Map.entry(
              "orch config diff",
              "sed s/support/sales/ support.yaml > sales.yaml; git init -q -b main; git add *.yaml;"
                  + " git -c user.name=me -c user.email=me@example.com commit -qm Files;"
                  + " orch config apply -f support.yaml --lock orch.lock.yaml --adopt --yes"),
          Map.entry("orch profile show", "unset ORCH_PROFILE; orch profile use work"),
          Map.entry(
              "orch profile import",
              "orch profile remove work --yes; sed -i s/eu/work/ ~/.twilio-cli/config.json"),
          Map.entry("orch store get", "orch store create --name support --wait"),
          Map.entry(
              "orch config preflight",
              "STORE=$(orch store create --name support --wait -o name);"
                  + " sed -i s/mem_store_[0-9a-z]*/$STORE/ support.yaml"));

  /** The accounts of a fleet, and reports. */
  private static final List<String> FLEET =
      List.of(
          "orch emulator --port 4010 --latency 0",
          "for i in 1 2; do orch profile add prod-$i --account-sid AC0000000000000000000000000000001$i"
              + " --base-url http://127.0.0.1:4010 < \"$STEPS/answers\"; done",
          "orch profile rename prod-1 prod-eu",
          "printf 'name,profile,vars.region\\neu,prod-eu,ie1\\nus,prod-2,us1\\n' > accounts.csv",
          "sed 's/support/support ${account.vars.region}/' support.yaml > shared.yaml",
          "for i in 1 2; do orch fleet validate --accounts accounts.csv -f shared.yaml --shard $i/2"
              + " --report shard-$i.jsonl; done",
          "orch fleet validate --accounts accounts.csv -f shared.yaml --report run.jsonl",
          "case $EXAMPLES in *report*) ;; *) rm run.jsonl ;; esac");

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> everyExampleOfAHelpPageWorks() throws IOException, InterruptedException {
    Path prepared = prepared();
    Followers followers = new Followers();
    List<DynamicTest> tests = new ArrayList<>();
    for (String command : CommandNames.all()) {
      String name = ("orch " + command).strip();
      Future<String> mistake =
          followers.follow(() -> mistake(name, CommandNames.examples(command), prepared));
      tests.add(DynamicTest.dynamicTest(name + " --help", () -> Followers.passes(mistake)));
    }
    for (String topic : CommandNames.topics()) {
      String name = "orch help " + topic;
      Future<String> mistake = followers.follow(() -> mistake(name, examples(topic), prepared));
      tests.add(DynamicTest.dynamicTest(name, () -> Followers.passes(mistake)));
    }
    return tests.stream().onClose(followers::close);
  }

  private static List<String> examples(String topic) {
    List<String> lines = Orch.resource("/orch/cli/help/" + topic + ".txt").lines().toList();
    return lines.subList(lines.indexOf("Examples:") + 1, lines.size());
  }

  /** The home directory after what {@code examples.md} says. */
  private Path prepared() throws IOException, InterruptedException {
    Path home = Files.createDirectories(directory.resolve("prepared")).toRealPath();
    Page page = Page.read("examples.md", Orch.resource("/pages/examples.md").lines().toList());
    Machine machine = new Machine(home);
    Walk walk = new Walk(page, machine);
    walk.go(false);
    assertEquals("", walk.mistake());
    new ProcessBuilder("rm", "-r", machine.steps().toString()).start().waitFor();
    return home;
  }

  private String mistake(String name, List<String> examples, Path prepared)
      throws IOException, InterruptedException {
    Path home = directory.resolve(name.replace(' ', '-'));
    new ProcessBuilder("cp", "-R", prepared.toString(), home.toString()).start().waitFor();
    List<String> lines = new ArrayList<>(List.of("```sh", "export ORCH_PROFILE=local"));
    if (name.startsWith("orch fleet ")) {
      lines.add("EXAMPLES='" + name + "'");
      lines.addAll(FLEET);
    }
    if (BEFORE.containsKey(name)) {
      lines.add(BEFORE.get(name));
    }
    examples.forEach(line -> lines.add(readersOwn(line.strip())));
    lines.add("```");
    Walk walk = new Walk(Page.read(name, lines), new Machine(home.toRealPath()));
    walk.go(false);
    return walk.mistake();
  }

  private static String readersOwn(String line) {
    String typed = line;
    for (Map.Entry<String, String> own : READERS_OWN.entrySet()) {
      typed = typed.replaceAll(own.getKey(), own.getValue());
    }
    return typed;
  }
}
