package dev.actors.spring.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.util.DigestUtils;
import org.springframework.util.StringUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/**
 * The dashboard's page: files that say nothing about the node, so that everybody may read them. All
 * are kept in memory, and compressed, since they are small.
 */
@RequestMapping(ActorsHandlerMapping.BASE_PATH + DashboardShell.PATH)
final class DashboardShell implements OpenResources {

    static final String PATH = "/dashboard";

    private static final String FILES = "classpath*:dev/actors/spring/web/dashboard/*";
    private static final String INDEX = "index.html";

    /**
     * Scripts and styles are files; nobody frames the page, and it talks to its own server only.
     */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html;charset=utf-8",
                    "js", "text/javascript;charset=utf-8",
                    "css", "text/css;charset=utf-8",
                    "json", "application/json",
                    "txt", "text/plain;charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/vnd.microsoft.icon",
                    "woff2", "font/woff2");

    /** Compressed already. */
    private static final Set<String> DENSE = Set.of("png", "woff2");

    /** Read when the page is first looked at. */
    private final Supplier<Map<String, Asset>> assets = SingletonSupplier.of(DashboardShell::read);

    private final PathPattern paths;

    /** A file. */
    private static final class Asset {
        private final byte[] bytes;
        private final byte @Nullable [] gzip;
        private final String type;
        private final String tag;

        Asset(byte[] bytes, byte @Nullable [] gzip, String type, String tag) {
            this.bytes = bytes;
            this.gzip = gzip;
            this.type = type;
            this.tag = tag;
        }
    }

    DashboardShell(String basePath) {
        paths = PathPatternParser.defaultInstance.parse(basePath + PATH + "/{file}");
    }

    private static Map<String, Asset> read() {
        Map<String, Asset> assets = new HashMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                String name = file.getFilename();
                if (name != null && file.isReadable()) {
                    assets.put(name, asset(name, file.getContentAsByteArray()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The files of the dashboard cannot be read", e);
        }
        return assets;
    }

    private static Asset asset(String name, byte[] bytes) throws IOException {
        String extension = String.valueOf(StringUtils.getFilenameExtension(name));
        return new Asset(
                bytes,
                DENSE.contains(extension) ? null : gzip(bytes),
                TYPES.getOrDefault(extension, "application/octet-stream"),
                '"' + DigestUtils.md5DigestAsHex(bytes) + '"');
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }

    @Override
    public boolean has(HttpServletRequest request) {
        if (!Set.of("GET", "HEAD")
                .containsAll(
                        List.of(request.getMethod(), AccessRule.unwrap(request).getMethod()))) {
            return false;
        }
        PathContainer path = ServletRequestPathUtils.parse(request).pathWithinApplication();
        String base = paths.getPatternString().replace("/{file}", "");
        if (path.value().equals(base) || path.value().equals(base + "/")) {
            return true;
        }
        PathPattern.PathMatchInfo match = paths.matchAndExtract(path);
        return match != null && assets.get().containsKey(match.getUriVariables().get("file"));
    }

    /**
     * The page's own links are relative to its folder. A HEAD that is not said would be that of an
     * actor.
     */
    @RequestMapping(method = {RequestMethod.GET, RequestMethod.HEAD})
    ModelAndView folder(HttpServletRequest request) {
        return JsonResponse.empty(HttpStatus.PERMANENT_REDIRECT)
                .header(HttpHeaders.LOCATION, request.getRequestURI() + "/")
                .now();
    }

    @GetMapping("/")
    ModelAndView index(
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "")
                    String encodings) {
        return file(INDEX, known, encodings);
    }

    @GetMapping("/{file}")
    ModelAndView file(
            @PathVariable String file,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, defaultValue = "") String known,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "")
                    String encodings) {
        Asset asset = assets.get().get(file);
        if (asset == null) {
            throw Problem.NOT_FOUND.raise("The dashboard has no such file.");
        }
        if (known.contains(asset.tag)) {
            return guarded(JsonResponse.empty(HttpStatus.NOT_MODIFIED), asset).now();
        }
        byte[] gzip = encodings.contains("gzip") ? asset.gzip : null;
        JsonResponse response =
                guarded(JsonResponse.of(HttpStatus.OK, gzip == null ? asset.bytes : gzip), asset);
        if (gzip != null) {
            response.header(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        return response.header(HttpHeaders.CONTENT_TYPE, asset.type).now();
    }

    private static JsonResponse guarded(JsonResponse response, Asset asset) {
        return response.header(HttpHeaders.ETAG, asset.tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
