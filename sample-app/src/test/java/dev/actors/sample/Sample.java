package dev.actors.sample;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sample application on a random port, and a client of it. */
public final class Sample extends Client implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    /** Starts it, with properties such as {@code monitor.interval=10ms}. */
    public Sample(String... properties) {
        this(start(properties));
    }

    private Sample(ConfigurableApplicationContext context) {
        super(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        this.context = context;
    }

    private static ConfigurableApplicationContext start(String... properties) {
        return new SpringApplicationBuilder(SampleApplication.class)
                .properties("server.port=0", "spring.main.banner-mode=off")
                .run(Stream.of(properties).map(property -> "--" + property).toArray(String[]::new));
    }

    /** Starts it as each of some nodes that are a mesh, with more properties. */
    public static List<Sample> mesh(int size, String... properties) {
        List<Integer> ports = Ports.free(2 * size);
        List<String> names =
                ports.subList(0, size).stream().map(port -> "127.0.0.1:" + port).toList();
        List<Sample> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<String> own =
                    List.of(
                            "spring.profiles.active=mesh",
                            "actors.node=secret@" + names.get(i),
                            "actors.mesh.peers=" + String.join(",", names),
                            "server.port=" + ports.get(size + i));
            try {
                nodes.add(
                        new Sample(
                                Stream.concat(Stream.of(properties), own.stream())
                                        .toArray(String[]::new)));
            } catch (RuntimeException e) {
                nodes.forEach(Sample::close);
                throw e;
            }
        }
        return nodes;
    }

    /** One of its beans. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Makes a thermal zone show a text, all at once as the kernel does. */
    public static void show(Path zones, String text) throws IOException {
        Path zone = Files.createDirectories(zones.resolve("thermal_zone0"));
        Path next = Files.writeString(zone.resolve("next"), text);
        Files.move(
                next,
                zone.resolve("temp"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() {
        context.close();
    }
}
