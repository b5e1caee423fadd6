package orch.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import orch.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables of merges: the current document, the sent one, and the result without the default values
 * of reads.
 */
class DocumentsTest {
  private static final String SMS = "{\"statusTimeouts\":null,\"captureRules\":[]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':1,'b':2}        | {'b':3}              | {'a':1,'b':3}",
        "{'a':1,'b':2}        | {'a':null}           | {'b':2}",
        "{'a':1}              | {'c':{'d':null}}     | {'a':1,'c':{'d':null}}",
        "{'a':[1,2]}          | {'a':[3]}            | {'a':[3]}",
        "{'a':{'x':1}}        | {'a':{'y':2}}        | {'a':{'y':2}}",
        "{'a':1}              | {}                   | {'a':1}",
        "{'id':'x','a':1}     | {'id':'y','version':9} | {'a':1}",
        "{'channelSettings':{'SMS':@,'CHAT':@}} | {'channelSettings':{'SMS':null}}"
            + " | {'channelSettings':{'CHAT':@}}",
        "{'channelSettings':{'SMS':@}} | {'channelSettings':{'CHAT':@}}"
            + " | {'channelSettings':{'SMS':@,'CHAT':@}}",
        "{'channelSettings':{'SMS':@}} | {'channelSettings':{'SMS':{'captureRules':[],'new':1}}}"
            + " | {'channelSettings':{'SMS':{'captureRules':[],'new':1}}}",
        "{'channelSettings':{'SMS':@}} | {'channelSettings':null} | {}",
        "{'channelSettings':{'SMS':@}} | {'channelSettings':{}} | {'channelSettings':{'SMS':@}}",
        "{}                   | {'channelSettings':{'SMS':null}} | {'channelSettings':{}}"
      })
  void patched(String current, String patch, String expected) {
    JsonNode before = tree(current);

    ObjectNode result = Documents.patched(before, tree(patch));

    assertEquals(text(expected), Json.compact(withoutAdditions(result)));
    assertEquals(text(current), Json.compact(before), "the current document was changed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'x':1,'displayName':'a'} | {'y':2}           | {'y':2,'displayName':'a'}",
        "{'displayName':'a'}  | {'displayName':'b'}    | {'displayName':'b'}",
        "{'displayName':'a'}  | {'displayName':null}   | {'displayName':'a'}",
        "{'displayName':'a','version':3} | {'id':'z','version':9} | {'displayName':'a'}"
      })
  void replaced(String current, String sent, String expected) {
    ObjectNode result = Documents.replaced(tree(current), tree(sent));

    assertEquals(text(expected), Json.compact(withoutAdditions(result)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'z':1.50,'a':null,'new':{'b':null}} | {'z':1.50,'a':null,'new':{'b':null}}",
        "{'conversationsV1Bridge':null}       | {}",
        "{'id':'x','createdAt':1,'updatedAt':2,'version':3,'a':1} | {'a':1}",
        "{'channelSettings':null}             | {}",
        "{'channelSettings':{}}               | {'channelSettings':{}}",
        "{'channelSettings':{'SMS':null}}     | {'channelSettings':{}}"
      })
  void created(String sent, String expected) {
    assertEquals(text(expected), Json.compact(withoutAdditions(Documents.created(tree(sent)))));
  }

  @Test
  void additionsReplaceOnlyWhatIsMissingOrNull() {
    ObjectNode result =
        Documents.created(
            tree(
                """
                {'channelSettings':{'VOICE':{'captureRules':null},'RCS':{'captureRules':
                [{'metadata':null},{'metadata':{'a':'b'}}]}},'statusCallbacks':
                [{'method':null},{'method':'GET'}],'memoryExtractionEnabled':true}"""));

    assertEquals(
        text(
            """
            {'channelSettings':{'VOICE':{'captureRules':[]},'RCS':{'captureRules':\
            [{'metadata':{}},{'metadata':{'a':'b'}}]}},'statusCallbacks':\
            [{'method':'POST'},{'method':'GET'}],'memoryExtractionEnabled':true,\
            'intelligenceConfigurationIds':[]}"""),
        Json.compact(result));
  }

  private static ObjectNode withoutAdditions(ObjectNode document) {
    return document.without(
        java.util.List.of(
            "statusCallbacks", "intelligenceConfigurationIds", "memoryExtractionEnabled"));
  }

  private static JsonNode tree(String quoted) {
    return Json.read(text(quoted));
  }

  private static String text(String quoted) {
    return quoted.replace('\'', '"').replace("@", SMS);
  }
}
