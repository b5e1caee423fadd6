package orch.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Takes the arguments after an option up to the next word that looks like an option. The library
 * itself stops at known options only, and would take a mistyped one for a value.
 */
final class SeveralValues implements IParameterConsumer {
  @Override
  @SuppressWarnings("JdkObsolete") // the library's interface has a Stack
  public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
    List<String> before = option.getValue();
    List<String> values = before == null ? new ArrayList<>() : new ArrayList<>(before);
    int given = values.size();
    while (!words.isEmpty() && !looksLikeOption(words.peek())) {
      values.add(words.pop());
    }
    if (values.size() == given) {
      throw new MissingParameterException(command.commandLine(), option, "no value");
    }
    option.setValue(values);
  }

  private static boolean looksLikeOption(String word) {
    return word.startsWith("-") && word.length() > 1;
  }
}
