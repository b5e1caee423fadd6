package orch.cli.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A text that comes with orch. */
enum TextResource {
  SCHEMA("configuration.schema.json");

  private final String name;

  TextResource(String name) {
    this.name = name;
  }

  /** The text, with a final line end. */
  String read() {
    try (InputStream in = TextResource.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
