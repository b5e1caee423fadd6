package orch.completion;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import orch.Orch;
import orch.json.Json;

/** The table of command lines and their candidates, which every shell and orch itself must give. */
final class Vectors {
  private static final JsonNode TABLE = Json.read(Orch.resource("/completion/vectors.json"));

  private Vectors() {}

  /**
   * A command line in the moment of the TAB key.
   *
   * @param line up to the cursor
   * @param after the text behind the cursor
   * @param words what the line means, after "orch"
   * @param expect the candidates, in their order
   * @param noSpace whether the word goes on after a candidate
   * @param files the files or directories that the shell offers instead
   */
  record Vector(
      String about,
      String line,
      String after,
      List<String> words,
      List<String> expect,
      boolean noSpace,
      List<String> files,
      List<String> directories) {
    @Override
    public String toString() {
      return about + ": " + line;
    }
  }

  static List<Vector> all() {
    List<Vector> vectors = new ArrayList<>();
    for (JsonNode each : TABLE.path("vectors")) {
      vectors.add(
          new Vector(
              each.path("about").asText(),
              each.path("line").asText(),
              each.path("after").asText(""),
              texts(each.path("words")),
              texts(each.path("expect")),
              each.path("noSpace").asBoolean(false),
              texts(each.path("files")),
              texts(each.path("directories"))));
    }
    return vectors;
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** Writes the files that the vectors need. */
  static void prepare(Path home) throws IOException {
    for (var file : TABLE.path("files").properties()) {
      Path path = home.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.write(path, texts(file.getValue()));
    }
  }
}
