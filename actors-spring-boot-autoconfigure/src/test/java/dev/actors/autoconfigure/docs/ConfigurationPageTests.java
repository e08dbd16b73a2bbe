package dev.actors.autoconfigure.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.autoconfigure.ActorsProperties;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page of all configuration keys says what the metadata says. {@code -Ddocs.write=true} has it
 * written anew.
 */
class ConfigurationPageTests {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Path SOURCE =
            Path.of("src/main/java/dev/actors/autoconfigure/ActorsProperties.java");
    private static final Path METADATA =
            Path.of("target/classes/META-INF/spring-configuration-metadata.json");

    /** A key with what there is to say of it. */
    private record Key(String name, String type, String otherwise, String description) {

        String row() {
            return "| `%s` | %s | %s | %s |"
                    .formatted(
                            name,
                            type,
                            otherwise.isEmpty() ? "" : "`" + otherwise + "`",
                            description);
        }
    }

    @Test
    void listsEveryKey() throws IOException {
        String page = Files.readString(PAGE);
        String current = with(with(page, "keys", keys()), "behavior keys", behaviorKeys());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, current);
        }
        assertThat(Files.readString(PAGE))
                .as("Write it anew with -Dtest=ConfigurationPageTests -Ddocs.write=true")
                .isEqualTo(current);
    }

    @Test
    void findsADescriptionOfEveryKey() throws IOException {
        List<Key> all = new ArrayList<>(keys());
        all.addAll(behaviorKeys());
        assertThat(all).hasSizeGreaterThan(20);
        assertThat(all).allSatisfy(key -> assertThat(key.description()).endsWith("."));
    }

    private static String with(String page, String part, List<Key> keys) {
        String begin = "<!-- " + part + " -->\n";
        int start = page.indexOf(begin) + begin.length();
        int end = page.indexOf("<!-- end -->", start);
        assertThat(start).as("the place of the " + part).isGreaterThanOrEqualTo(begin.length());
        StringBuilder table =
                new StringBuilder(
                        "| key | type | default | what it says |\n| --- | --- | --- | --- |\n");
        keys.forEach(key -> table.append(key.row()).append('\n'));
        return page.substring(0, start) + table + page.substring(end);
    }

    private static List<Key> keys() throws IOException {
        List<Key> keys = new ArrayList<>();
        new JsonMapper()
                .readTree(Files.readString(METADATA))
                .get("properties")
                .forEach(property -> keys.add(key(property)));
        keys.sort(Comparator.comparing(Key::name));
        return keys;
    }

    private static Key key(JsonNode property) {
        return new Key(
                property.get("name").asString(),
                simple(property.get("type").asString()),
                property.path("defaultValue").asString(""),
                property.path("description").asString(""));
    }

    private static String simple(String type) {
        return type.replaceAll("[\\w.]+\\.(?=[A-Z])", "").replaceAll("\\w+\\$", "");
    }

    /** The metadata has no keys below a map, but the source of the record has. */
    private static List<Key> behaviorKeys() throws IOException {
        String source = Files.readString(SOURCE);
        String comment =
                source.substring(
                        source.indexOf("Settings of one behaviour."),
                        source.indexOf("public record Behavior("));
        return Arrays.stream(
                        ActorsProperties.Behavior.class.getDeclaredConstructors()[0]
                                .getParameters())
                .map(parameter -> behaviorKey(parameter, comment))
                .toList();
    }

    private static Key behaviorKey(Parameter parameter, String comment) {
        Matcher description =
                Pattern.compile(
                                "@param " + parameter.getName() + "\\s((?:(?!@param|\\*/).)*)",
                                Pattern.DOTALL)
                        .matcher(comment);
        assertThat(description.find()).as(parameter.getName()).isTrue();
        DefaultValue otherwise = parameter.getAnnotation(DefaultValue.class);
        return new Key(
                "actors.behaviors.<name>." + kebab(parameter.getName()),
                simple(parameter.getParameterizedType().getTypeName()),
                otherwise == null ? "" : String.join(",", otherwise.value()),
                description.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ").strip());
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
