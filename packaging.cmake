# What is installed, and the Debian package of it: ./run package
include(GNUInstallDirs)

# Tests are not built to make a package.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)

install(TARGETS mingbai RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY scaffold themes DESTINATION ${CMAKE_INSTALL_DATADIR}/mingbai)
install(FILES content/README.md DESTINATION ${CMAKE_INSTALL_DATADIR}/mingbai/content)
install(FILES completion/mingbai DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
install(DIRECTORY docs/server docs/languages DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

# A man page is packed; -n leaves the day of packing out, so that the same sources give the same file.
set(man_page ${CMAKE_BINARY_DIR}/mingbai.1.gz)
add_custom_command(OUTPUT ${man_page}
    COMMAND gzip -9nc ${CMAKE_SOURCE_DIR}/docs/man/mingbai.1 > ${man_page}
    DEPENDS docs/man/mingbai.1 VERBATIM)
add_custom_target(man ALL DEPENDS ${man_page})
install(FILES ${man_page} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME mingbai)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "the maintainers of mingbai <mingbai@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "turns a bureau's reports in git into a public website")
set(CPACK_PACKAGE_DESCRIPTION
    "A public body keeps its yearly reports, its commitments and records of what was done in a git repository. mingbai makes a public, bilingual website of them: every word with its source and its history, and anybody can make the same bytes again.")
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS git)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "nginx-light | caddy, libnginx-mod-http-brotli-static, openssh-server")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
