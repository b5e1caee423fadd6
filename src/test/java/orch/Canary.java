package orch;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A secret that must not appear anywhere, plain or encoded. */
record Canary(String secret) {
  /** Fails when the secret is in a text. */
  void isNotIn(String text, String where) {
    for (String form : forms()) {
      assertFalse(text.contains(form), () -> "a secret as " + form + " in " + where + ":\n" + text);
    }
  }

  /** Fails when the secret is in a file below a directory, except the files that may hold it. */
  void isNotBelow(Path directory, List<Path> mayKeepIt) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (mayKeepIt.stream().noneMatch(file::startsWith)) {
          isNotIn(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
        }
      }
    }
  }

  List<String> forms() {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    List<String> forms = new ArrayList<>();
    forms.add(secret);
    forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    forms.add(HexFormat.of().formatHex(bytes));
    // Base64 depends on the offset within a group of 3 bytes, and at the ends on the neighbors.
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String text = Base64.getEncoder().encodeToString(shifted);
      forms.add(text.substring(before == 0 ? 0 : 4, text.length() - 4));
    }
    return forms;
  }
}
