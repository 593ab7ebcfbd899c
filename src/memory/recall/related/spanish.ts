/** Spanish words for one another and for the same narrow matter, with their irregular forms. One line a sense. */
export const SPANISH = `
padres madre padre mamá papá mami mamita papito viejos
hermano hermana hermanos hermanas hermanastro
hijo hija hijos niño niña nene chamaco
bebé nacido guagua lactante bebita
abuelo abuela abuelos yayo yaya abuelita abuelito
nieto nieta nietos nietas
tío tía primo prima sobrino sobrina parientes
suegro suegra cuñado cuñada yerno nuera
marido esposo esposa mujer cónyuge
novio novia pareja pololo polola enamorado
amigo amiga amigos compa colega cuate parce
vecino vecina vecinos vecindad
boda casamiento casar casado casaron matrimonio nupcias
compromiso comprometido prometido prometida anillo
divorcio divorciado divorciada separación separado separada
embarazada embarazo parto encinta nacimiento preñada
bautizo bautismo padrino madrina ahijado ahijada
muerte murió fallecido falleció fallecer difunto morir
entierro funeral velorio sepelio cementerio tanatorio
espalda lumbar columna lumbago ciática vértebra
barriga estómago panza vientre tripa guata
dolor duele dolía doler dolores molestia
migraña jaqueca cefalea
pelo cabello peluquería peluquero peluquera corte
gafas lentes anteojos lentillas óptica oculista
diente muela dentista caries odontólogo endodoncia muelas
enfermo enferma enfermedad indispuesto malito
resfriado resfrío catarro gripe constipado tos gripa
fiebre calentura temperatura décimas febril
alergia alérgico alérgica intolerancia polen intolerante
médico doctor doctora médica facultativo
hospital clínica urgencias sanatorio ingresado hospitalizado
operación operado operada cirugía cirujano quirófano operar
medicamento medicina pastillas remedio comprimidos antibiótico medicación
farmacia farmacéutico receta recetado recetó botica
vacuna vacunado vacunación inyección vacunar
fractura roto escayola yeso fracturado quebrado
esguince torcedura torcido torcí distensión torcer torció
baja incapacidad licencia
depresión deprimido deprimida burnout agotamiento depresivo
psicólogo psicóloga terapia terapeuta psiquiatra
fisio fisioterapia fisioterapeuta rehabilitación kinesiólogo kinesiología
diabetes diabético azúcar insulina glucosa
tensión hipertensión presión hipertenso
insomnio desvelado desvelo sueño dormir
cansado cansada agotado reventado cansancio molido
dieta adelgazar adelgazado bajar peso kilos régimen
mareo mareado desmayo desmayé vértigo
análisis radiografía ecografía resonancia sangre escáner
guardería jardín kínder maternal
niñera canguro nana babysitter cuidadora
cuidar cuidado atender cuidaba cuidados
residencia asilo geriátrico ancianos
comer comida comí comió comía alimento
almuerzo almorzar mediodía almorcé comedor
cena cenar cenamos cené cenado
desayuno desayunar desayuné tostadas desayunado
beber tomar bebida bebí bebió bebidas
vino tinto blanco rosado bodega cava
café cortado expreso cafetera tinto
cocinar cocina receta guisar preparar cociné
pastel tarta torta bizcocho queque
carne ternera cerdo pollo res chancho vacuno
vegetariano vegetariana vegano vegana
pescado salmón merluza atún mariscos
verduras zanahorias calabacín tomates hortalizas vegetales
papas patatas patata papa fritas
fruta frutas manzanas fresas frutillas duraznos melocotones
restaurante mesón restaurán taberna asador
bar cantina taberna pub boliche
compra súper supermercado mandado mercado compras
piso apartamento departamento depa estudio
chalet vivienda adosado casita
alquiler renta arriendo mensualidad
casero casera propietario dueño arrendador
inquilino inquilina arrendatario alquilar arrendar rentar
fianza depósito garantía señal
aval avalista avalar garante fiador avaló avalado fiadora
mudanza mudar mudarse mudé trasladar mudamos mudado
muebles armario mesa estantería ropero mobiliario
calefacción radiador caldera estufa calentador
grifo llave canilla lavabo fregadero caño
fontanero plomero gasfiter fontanería plomería
fuga gotera inundación humedad escape
moho humedades hongos mohoso
electricidad luz electricista enchufe corriente
lavadora lavarropas secadora colada lavado
nevera refrigerador heladera congelador frigorífico frigo
limpiar limpieza limpiadora aspirar fregar
basura desperdicios residuos contenedor
pintar pintura pintado pintor brocha
reforma obras renovar remodelar reformar renovación
ruido escándalo barullo jaleo bulla
llave llaves cerradura cerrajero llavero
robo ladrón asalto entraron robaron
jardín huerto jardinería huerta patio
plantar plantas semillas sembrar plantado
ropa vestimenta prendas vestir
pantalón pantalones vaqueros jeans
suéter jersey pulóver chompa sudadera
chaqueta abrigo chamarra campera cazadora
zapatos botas zapatillas tenis sandalias calzado
coche carro auto automóvil vehículo
bicicleta bici ciclismo pedalear
tren ave cercanías ferrocarril
autobús bus guagua colectivo camión micro ómnibus
carné carnet licencia conducir autoescuela
taller mecánico grúa mecánica
aparcar estacionar parking aparcamiento estacionamiento cochera
atasco tráfico tranca trancón embotellamiento
conducir manejar conducía manejé volante
billete boleto pasaje tiquete
viaje viajar viajé viajó excursión
vacaciones vacacional veraneo veranear
avión vuelo volar volé aeropuerto
hotel hostal alojamiento posada airbnb
pernoctar alojarse hospedarse alojarnos
acampar camping carpa tienda campamento
reservar reserva reservado reservación
montaña senderismo excursión caminata cerro
lluvia llueve llover llovió aguacero chubasco
tormenta trueno rayo granizo temporal
calor caluroso bochorno caliente
frío helada helado congelado helando
perro perra cachorro can
gato gata gatito minino
mascota animal animales bicho
deporte entrenar entrenamiento gimnasio gym ejercicio entreno pesas
correr carrera trotar maratón corrí corrió running
nadar natación piscina pileta alberca nadé nadador
fútbol futbol partido balón pelota futbolista
ganar gané ganó victoria ganador venció triunfo
derrota perdió perdimos derrotado perdedor
música canción melodía tonada canciones
instrumento piano guitarra violín flauta batería
concierto recital festival actuación tocada
cantar canto cantante cantaba cantó coro
bailar baile danza bailé salsa tango bailarín
película cine peli film filme pelis
libro novela leer leído lectura leí leyó leyendo
museo exposición galería muestra cuadros
foto fotos fotografía fotografiar retrato fotógrafo
escuela colegio instituto liceo cole prepa
profesor maestra maestro profe docente profesora
universidad facultad estudios estudiar estudié uni estudia
examen prueba parcial oposición oposiciones exámenes selectividad
notas nota calificación calificaciones boletín
título diploma grado máster licenciatura bachillerato
curso formación taller seminario capacitación cursillo
clases clase lecciones lección asignatura materia
trabajo empleo curro chamba laburo pega trabajar
empresa compañía firma empleador
jefe jefa patrón patrona supervisor
compañero compañera colega compañeros compañeras colegas
responsable encargado encargada encarga responsabilidad
cliente clienta clientes clientela
prácticas becario becaria pasantía pasante practicante
candidatura postular entrevista solicitud currículum candidato
contratar contratado contrataron contratación fichar fichado
despedir despedido despidieron echaron despido echado corrieron
renunciar renuncia renuncié dimitir dimisión dimitió renunció
ascenso ascendido ascender ascendieron promovido
sueldo salario paga nómina remuneración
aumento subida incremento bono aguinaldo
paro desempleo desempleado cesante parado desocupado
jubilación jubilado jubilarse jubiló pensión retiro pensionado
teletrabajo teletrabajar remoto distancia homeoffice
turno horario turnos guardia jornada
reunión junta reuniones reunimos reunirse videollamada
cita quedar quedamos citas turno quedada
acta minuta apuntes resumen
presentación ponencia diapositivas presentar charla
sustituir sustituto reemplazar suplente reemplazo suplir
pasaporte visado visa dni cédula identidad
formulario impreso planilla solicitud trámite
firmar firma firmado firmó firmé rúbrica
contrato acuerdo convenio pacto
documento documentos papeles documentación certificado
carta cartas correo certificada
paquete envío encomienda entrega mensajería
ayuntamiento municipalidad alcaldía municipio intendencia
inscribir inscripción matrícula apuntarse inscribí matricularse inscrito
dinero plata pasta lana guita feria pisto
banco sucursal entidad bancaria
cuenta iban libreta cuentas
cajero retirar sacar efectivo retiré
transferencia transferir giro transferí depositar
pagar pagué pago abonar pagado pagó paga
factura recibo boleta ticket comprobante
préstamo crédito hipoteca financiación cuota cuotas
deuda debe debía deudas debo endeudado
prestar prestó prestado presté emprestar
ahorrar ahorros ahorro ahorrado ahorré hucha
impuesto impuestos hacienda renta declaración fisco
seguro aseguradora póliza asegurado
reembolso devolución reintegro reembolsar devolvieron
herencia heredar heredó testamento heredé heredero
inversión invertir acciones bolsa invertí fondos
abogado abogada letrado licenciado notario
juicio tribunal juzgado juez demanda sentencia
policía denuncia comisaría denunciar denuncié
multa sanción infracción multaron multado
accidente choque colisión chocó chocar choqué siniestro
caída caer caí cayó caerse tropezar tropecé
robar robado robaron hurto robo ladrón asalto
cumpleaños cumple aniversario cumplió cumplir
fiesta celebración celebrar celebramos festejo festejar
navidad nochebuena reyes navidades nochevieja
regalo regalar regaló obsequio regalé regalos
invitar invitado invitación invitados convidar invitó
móvil celular teléfono smartphone cel
ordenador computadora computador portátil laptop pc
internet wifi router conexión red
contraseña clave password pin contraseñas
aplicación app programa software
fallo bug avería colgó falla
mensaje whatsapp sms correo email
llamar llamé llamada llamó telefonear telefoneó
gustar gusta encanta adoro amo adora apetece gustan gustaba
favorito favorita prefiero preferido preferida prefiere preferir
odiar odio detesto detestar aborrezco soporto disgusta odiaba detesta aborrecer
asco asqueroso repugnante repugna asquea
miedo temor temo fobia pánico asusta
triste tristeza lloró llorar lloré pena
enfadado enojado enojada enfado molesto bronca rabia
contento feliz alegre alegría ilusión
decidir decidí decidió decisión decidido resuelto
elegir elegí escoger escogí optar elección eligió
rechazar rechazado rechazó negarse negó rechazo rechacé
aceptar acepté aceptó aceptado consentir
aplazar aplazado postergar posponer pospuesto postergado aplazó
cancelar cancelado anular anulado cancelación suspendido canceló
dejar abandonar abandoné dejé dejó abandonado
empezar comenzar empecé comenzó inicio inicié arrancar empezó
terminar acabar acabé terminé finalizar concluir acabado terminado
lograr logré conseguir conseguí éxito logrado consiguió
fracasar fracaso suspender reprobar reprobé suspendí fracasó
preguntar pregunté pedir pedí pidió solicitar solicité
prometer prometí promesa prometió palabra juró
consejo aconsejar recomendar recomendación recomendó aconsejó sugirió
queja quejarse reclamar reclamación quejó reclamo quejé
disculpa disculpas perdón disculparse perdonar disculpé
discutir discusión pelea pelear peleamos bronca riña discutí
llegar llegué llegada llegó arribo
salir partida marcharse salida irse partió marchó
ir fui fue iba ido fuimos
comprar compré compra comprado adquirir compró adquirido
vender vendí venta vendido vendió wallapop
pedido pedir encargar encargado encargué ordenar
devolver devolví cambio devuelto devolución
perder perdí perdido extraviado extraviar extravió
encontrar encontré hallar hallado encontrado encontró
romper roto rompió estropeado dañado averiado descompuesto
reparar arreglar arreglo arreglé reparación componer reparado
aprender aprendí enseñar enseñó aprendiendo aprendió
olvidar olvidé olvido olvidado olvidó olvidaste
planear planificar plan planeado proyecto previsto
retraso demora retrasado atraso atrasado tarde
plazo vencimiento vence
causa motivo razón porqué
resultado resultados desenlace consecuencia
problema lío dificultad inconveniente
solución resolver resuelto solucionar solucionado resolvió
talla tamaño medida medidas
caro cara costoso carísimo dineral
barato económico oferta rebaja ganga descuento
precio costo costar cuesta costó coste
costumbre hábito suele rutina acostumbro
opinión opinar opina opino
fumar cigarrillo tabaco fumador cigarro fumaba
ayudar ayuda ayudó ayudé apoyo auxilio
difícil complicado arduo duro pesado
malo pésimo horrible fatal terrible
aburrido tedioso latoso pesado aburrida
orgulloso orgullo orgullosa
decepcionado decepción desilusión decepcionada frustrado
permitir permiso permitido autorización autorizar
prohibido prohibir prohibición vetado
genial estupendo excelente fenomenal chévere bacán padrísimo
explicar expliqué explicación aclarar
`;
