package dev.actors.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.actors.ActorContext;
import dev.actors.ActorSpec;
import dev.actors.Address;
import dev.actors.Node;
import dev.actors.autoconfigure.ActorsAutoConfiguration;
import dev.actors.supervisor.RestartPolicy;
import dev.actors.supervisor.RestartType;
import dev.actors.topic.Topic;
import dev.actors.topic.Topics;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the documentation shows is code that compiles and works. */
class DocumentationTests {

    private static final RestartPolicy NO_RESTARTS =
            new RestartPolicy(
                    RestartType.TRANSIENT, 0, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA_BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void showsOnlyJavaThatStandsInSourceFiles() throws IOException {
        List<String> sources = new ArrayList<>();
        for (Path file : files(".java")) {
            sources.add(withoutIndentation(Files.readString(file)));
        }
        int blocks = 0;
        for (Path page : files(".md")) {
            Matcher block = JAVA_BLOCK.matcher(Files.readString(page));
            while (block.find()) {
                String code = withoutIndentation(block.group(1));
                assertThat(sources)
                        .as("%s shows%n%s", page, block.group(1))
                        .anyMatch(source -> source.contains(code));
                blocks++;
            }
        }
        assertThat(blocks).isPositive();
    }

    @Test
    void countsVisitsWhenPagesAreVisited() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                .withUserConfiguration(Visits.class, Pages.class)
                .run(
                        context -> {
                            Pages pages = context.getBean(Pages.class);
                            assertThat(pages.visit("/")).isEqualTo(1);
                            assertThat(pages.visit("/")).isEqualTo(2);
                            assertThat(pages.visit("/about")).isEqualTo(1);
                        });
    }

    @Test
    void tellsSubscribersTheNews() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                .withUserConfiguration(News.class)
                .run(
                        context -> {
                            context.getBean(News.class).tell("Nine actors seen");
                            Node node = context.getBean(Node.class);
                            Address reader =
                                    node.spawn(
                                            self -> {
                                                new Topics(self)
                                                        .topic("news")
                                                        .subscribe(self.address(), 0);
                                                return self.receive(Topic.Event.class).payload();
                                            });
                            assertThat(node.await(reader, PATIENCE))
                                    .isEqualTo(new News.Headline("Nine actors seen"));
                        });
    }

    @Test
    void raisesAlarmsWhenAnActorCrashesAndGivesUp() {
        Alarms[] alarms = new Alarms[1];
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ActorsAutoConfiguration.class))
                .withUserConfiguration(Alarms.class)
                .run(
                        context -> {
                            alarms[0] = context.getBean(Alarms.class);
                            Node node = context.getBean(Node.class);
                            Address glass =
                                    node.start(
                                            ActorSpec.process(DocumentationTests::shatter)
                                                    .behaviorName("glass")
                                                    .supervised(NO_RESTARTS::newSupervision));
                            node.send(glass, "stone");
                            assertThat(node.termination(glass)).succeedsWithin(PATIENCE);
                        });

        assertThat(alarms[0].raised)
                .containsExactly(
                        "glass crashed over a String (stone), 0 restarts left", "glass gave up");
    }

    private static Object shatter(ActorContext self) {
        throw new IllegalStateException("" + self.receive());
    }

    private static List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }

    private static String withoutIndentation(String code) {
        return code.strip().replaceAll("(?m)^[ \t]+", "").replaceAll("\n+", "\n");
    }
}
