package orch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import orch.cli.CommandNames;
import orch.cli.problem.ExitCode;
import orch.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orch commands}: the live tree of commands, as data. */
class CommandsTest {
  private static final Set<String> OF_COMMANDS =
      Set.of(
          "command",
          "description",
          "text",
          "arguments",
          "options",
          "commands",
          "examples",
          "reports",
          "exitCodes",
          "topics");

  private static final Set<String> OF_OPTIONS =
      Set.of(
          "names",
          "label",
          "type",
          "values",
          "prefixes",
          "content",
          "default",
          "required",
          "repeatable",
          "separator",
          "global",
          "variables",
          "description");

  private Orch orch;
  private JsonNode all;

  @BeforeEach
  void commands(@TempDir Path home) {
    orch = new Orch(home);
    all = orch.run("commands", "-o", "json").exits(0).saysOnly("").json();
  }

  private JsonNode command(String name) {
    for (JsonNode command : all) {
      if (command.path("command").asText().equals(name)) {
        return command;
      }
    }
    throw new AssertionError("there is no " + name);
  }

  private JsonNode option(String command, String name) {
    for (JsonNode option : command(command).path("options")) {
      if (texts(option.path("names")).contains(name)) {
        return option;
      }
    }
    throw new AssertionError(command + " has no " + name);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static Set<String> members(JsonNode object) {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void everyCommandAndEveryOptionIsThere() {
    List<String> names = new ArrayList<>();
    List<List<String>> options = new ArrayList<>();
    for (JsonNode command : all) {
      names.add(command.path("command").asText());
      List<String> ofCommand = new ArrayList<>();
      command.path("options").forEach(option -> ofCommand.addAll(texts(option.path("names"))));
      options.add(ofCommand);
    }
    assertEquals(CommandNames.all().stream().map(name -> ("orch " + name).strip()).toList(), names);
    assertEquals(CommandNames.options(), options);
  }

  @Test
  void theMembersAreThoseOfTheDocumentation() {
    for (JsonNode command : all) {
      assertTrue(OF_COMMANDS.containsAll(members(command)), command::toString);
      for (JsonNode argument : command.path("arguments")) {
        Set<String> members = members(argument);
        members.remove("content");
        assertEquals(Set.of("label", "required", "repeatable", "description"), members);
      }
      for (JsonNode option : command.path("options")) {
        assertTrue(OF_OPTIONS.containsAll(members(option)), option::toString);
        boolean isGlobal = command.path("command").asText().equals("orch");
        assertEquals(isGlobal, option.path("global").booleanValue());
        Set<String> types = Set.of("switch", "integer", "duration", "choice", "text");
        assertTrue(types.contains(option.path("type").asText()), option::toString);
        assertEquals(
            option.path("type").asText().equals("switch"), !option.has("label"), option::toString);
      }
    }
    for (String member : OF_COMMANDS) {
      orch.run("commands", "--fields", member).exits(0);
    }
    for (String member : OF_OPTIONS) {
      orch.run("commands", "--fields", "options." + member).exits(0);
    }
  }

  @Test
  void anOptionSaysWhatCompletionNeeds() {
    assertEquals(
        Json.read(
            """
            {"names": ["-o", "--output"], "label": "FORMAT", "type": "choice",
             "values": ["json", "jsonl", "yaml", "table", "wide", "csv", "name", "tree", "mermaid", "env"],
             "required": false, "repeatable": false, "global": true,
             "variables": ["ORCH_OUTPUT"], "description": "output format"}
            """),
        option("orch", "--output"));
    String create = "orch config create";
    assertEquals("file", option(create, "--file").path("content").asText());
    assertEquals("profile", option("orch", "--profile").path("content").asText());
    assertEquals("fields", option("orch", "--fields").path("content").asText());
    assertEquals("directory", option("orch install", "--prefix").path("content").asText());
    assertEquals("5m", option(create, "--timeout").path("default").asText());
    assertEquals("duration", option(create, "--timeout").path("type").asText());
    assertEquals("integer", option("orch config list", "--limit").path("type").asText());
    assertTrue(option(create, "--name").path("required").booleanValue());
    assertTrue(option(create, "--no-memory-extraction").path("type").asText().equals("switch"));
    assertEquals(
        List.of("profile", "addresses", "addresses-and-channel"),
        texts(option(create, "--grouping").path("values")));
    assertEquals(
        List.of("VOICE=", "SMS=", "RCS=", "WHATSAPP=", "CHAT="),
        texts(option(create, "--capture").path("prefixes")));
    assertEquals(
        "channel=SMS,", option(create, "--capture-rule").path("prefixes").path(1).asText());
    assertEquals(
        "SMS", option("orch config update", "--remove-channel").path("values").path(1).asText());
    assertEquals(",", option("orch", "--fields").path("separator").asText());
    assertTrue(option(create, "--capture").path("repeatable").booleanValue());
    assertEquals(
        Json.read(
            """
            [{"label": "ID|NAME", "required": true, "repeatable": false,
              "content": "configuration",
              "description": "the configuration's id or name"}]
            """),
        command("orch config get").path("arguments"));
  }

  @Test
  void theRootHasWhatAllCommandsShare() {
    JsonNode root = all.path(0);
    assertEquals(ExitCode.values().length, root.path("exitCodes").size());
    assertEquals("USAGE", root.path("exitCodes").path(2).path("name").asText());
    assertEquals(CommandNames.topics(), texts(root.path("topics")));
    assertEquals("config", root.path("commands").path(0).asText());
  }

  @Test
  void anExampleIsOneText() {
    List<String> examples = texts(command("orch config create").path("examples"));
    assertEquals(3, examples.size(), examples::toString);
    examples.forEach(example -> assertTrue(example.startsWith("orch "), example));
  }
}
