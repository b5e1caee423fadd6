package orch.pages;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import orch.Launched;
import orch.document.Document;
import orch.document.DocumentReader;

/**
 * A file for a CI service, as a page shows it.
 *
 * @param page the page
 * @param tree its content
 */
public record Recipe(String page, JsonNode tree) {
  /** A block of YAML, or a file of YAML that a command writes. */
  private static final Pattern YAML =
      Pattern.compile("(?ms)(?:^```yaml$|\\.yml <<'END'$)\\n(.*?)^(?:```|END)$");

  /** The members that hold scripts. */
  private static final List<String> SCRIPTS =
      List.of("run", "script", "before_script", "after_script");

  /** All recipes of the pages about CI, files and fleets. */
  public static List<Recipe> all() throws IOException {
    List<Recipe> all = new ArrayList<>();
    for (String page : List.of("docs/ci.md", "docs/files.md", "docs/fleet.md")) {
      String text = Files.readString(Launched.CHECKOUT.resolve(page));
      YAML.matcher(text).results().forEach(block -> all.add(of(page, block.group(1))));
    }
    return all;
  }

  /** The recipe with a job, as it is for a service. */
  static Recipe with(String job, String among) throws IOException {
    return all().stream()
        .filter(recipe -> recipe.tree.path(among).has(job) || recipe.tree.has(job))
        .filter(recipe -> among.isEmpty() != recipe.tree.has("jobs"))
        .findFirst()
        .orElseThrow();
  }

  private static Recipe of(String page, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Document> documents = DocumentReader.read(page, bytes);
    return new Recipe(page, documents.get(0).tree());
  }

  /** The scripts of a part of the recipe, in order. */
  static List<String> scripts(JsonNode part) {
    List<String> scripts = new ArrayList<>();
    part.properties()
        .forEach(
            member -> {
              if (SCRIPTS.contains(member.getKey())) {
                lines(member.getValue()).forEach(scripts::add);
              } else {
                scripts.addAll(scripts(member.getValue()));
              }
            });
    if (part.isArray()) {
      part.forEach(element -> scripts.addAll(scripts(element)));
    }
    return scripts;
  }

  private static Stream<String> lines(JsonNode script) {
    List<String> lines = new ArrayList<>();
    if (script.isTextual()) {
      lines.add(script.textValue());
    }
    script.forEach(line -> lines.add(line.textValue()));
    return lines.stream();
  }
}
