package orch.cli.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import orch.cli.problem.UsageException;
import orch.document.DocumentReader;
import orch.file.OwnerOnly;

/**
 * The file that an editor opens.
 *
 * @param path in the state directory, not among temporary files, so that the text is not lost
 */
record EditFile(Path path) {
  /**
   * Creates an empty file.
   *
   * @param name the beginning of its name
   * @throws UsageException if it cannot be created
   */
  static EditFile create(Path directory, String name) {
    try {
      OwnerOnly.createDirectory(directory);
      return new EditFile(Files.createTempFile(directory, safe(name) + "-", ".yaml"));
    } catch (IOException e) {
      throw new UsageException(
          "cannot create a file for the text in " + directory + ": " + reason(e));
    }
  }

  private static String safe(String name) {
    return name.replaceAll("[^A-Za-z0-9_-]", "_");
  }

  /** The name of the file in its directory. */
  String name() {
    return String.valueOf(path.getFileName());
  }

  String read() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] text = in.readNBytes(DocumentReader.MAX_BYTES + 1);
      if (text.length > DocumentReader.MAX_BYTES) {
        throw new UsageException("the text is larger than 5 MiB; it is saved in " + path);
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString();
    } catch (IOException e) {
      throw new UsageException("the text cannot be read from " + path + ": " + reason(e));
    }
  }

  void write(String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UsageException("the text cannot be written to " + path + ": " + reason(e));
    }
  }

  void remove() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // The file stays in the state directory, which does no harm.
    }
  }

  /** The reason as text for people; the exceptions themselves name Java types. */
  private static String reason(IOException problem) {
    if (problem instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof NoSuchFileException) {
      return "no such file";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "a file of this name is in the way";
    }
    String reason =
        problem instanceof FileSystemException failed ? failed.getReason() : problem.getMessage();
    return Objects.requireNonNullElse(reason, "input/output error");
  }
}
