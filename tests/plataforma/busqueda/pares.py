"""Inflected pairs that must lead to one term: words of the trade courses."""

_ES = """
arancel aranceles | arancel ARANCELES | arancelaria arancelarias | arancelario arancelarios
arancelaria arancelario | preferencia preferencias | certificación certificacion
certificación certificaciones | certificado certificados | exportación exportacion
exportaciones exportacion | exportación EXPORTACIÓN | exportador exportadores
exportadora exportadoras | importación importaciones | importacion importaciones
importador importadores | origen orígenes | origen origenes | acuerdo acuerdos | país países
pais países | paises país | logística logistica | logístico logísticos | envío envíos
envio envíos | mercancía mercancías | mercancia mercancías | mercancía mercancia
aduana aduanas | aduanera aduaneras | aduanero aduaneros | matriz matrices | índice índices
indice índices | vez veces | negociación negociaciones | negociacion negociaciones
valoración valoracion | clasificación clasificaciones | clasificacion clasificación
contrato contratos | crédito créditos | credito créditos | bancaria bancarias | factura facturas
seguro seguros | flete fletes | región regiones | region regiones | región region
gestión gestion | decisión decisiones | decision decisiones | comisión comisiones
conexión conexiones | conexion conexiones | empresa empresas | microempresa microempresas
análisis analisis | técnica técnicas | tecnica técnicas | técnico tecnicos | producto productos
interés intereses | interes intereses | tránsito tránsitos | transito tránsitos
margen márgenes | margen margenes | régimen regímenes | regimen regímenes | sanitaria sanitarias
sanitario sanitarios | requisito requisitos | capacitación capacitaciones
capacitacion capacitación | solución soluciones | solucion soluciones | tributo tributos
impuesto impuestos | consultor consultores | consultora consultoras | cámara cámaras
camara cámaras | operación operaciones | operacion operaciones | divisa divisas | pago pagos
cotización cotizaciones | cotizacion cotización | embalaje embalajes | puerto puertos
marítimo marítimos | maritimo marítimos | depósito depósitos | deposito depósitos
inversión inversiones | inversion inversión | canción canciones | año años | pequeño pequeños
luz luces | capaz capaces | ley leyes | ventaja ventajas
"""

_PT = """
certificação certificações | certificacao certificação | certificacoes certificação
certificacoes certificações | certificado certificados | preferência preferências
preferencia preferências | preferencias preferência | tarifária tarifárias | tarifaria tarifária
tarifarias tarifária | tarifário tarifários | tarifa tarifas | exportação exportações
exportacao exportações | exportacoes exportação | exportador exportadores
importação importações | importacao importação | importacoes importação | origem origens
viagem viagens | embalagem embalagens | ordem ordens | armazém armazéns | armazem armazéns
papel papéis | papeis papel | fiscal fiscais | comercial comerciais | aduaneiro aduaneiros
aduaneira aduaneiras | nacional nacionais | internacional internacionais | capital capitais
fácil fáceis | facil faceis | possível possíveis | possivel possíveis | útil úteis
perfil perfis | país países | pais países | paises país | mês meses | mes meses | valor valores
fator fatores | imposto impostos | acordo acordos | logística logisticas | logistica logística
câmara câmaras | camara câmara | alfândega alfândegas | alfandega alfândega | matriz matrizes
capaz capazes | vez vezes | índice índices | indice índices | padrão padrões | padrao padrões
questão questões | questao questões | milhão milhões | milhoes milhão | regra regras
região regiões | regiao regiões | regioes região | negociação negociações
negociacao negociações | solução soluções | solucao solução | solucoes solução
decisão decisões | decisao decisões | comissão comissões | comissao comissões | conexão conexões
conexao conexão | alemão alemães | alemao alemães | pão pães | pao pães | mão mãos | mao mãos
cidadão cidadãos | cidadao cidadãos | produto produtos | serviço serviços | servico serviços
preço preços | preco preços | crédito créditos | credito créditos | empresa empresas
técnico técnicos | tecnica técnicas | concorrência concorrências | concorrencia concorrência
experiência experiencias | importância importancia | instância instancias | análise análises
analise análises | capacitação capacitações | capacitacoes capacitação | bem bens
consultor consultores | consultora consultoras | frete fretes | contêiner contêineres
conteiner contêineres | lei leis | móvel móveis | nível níveis | nivel níveis | têxtil têxteis
sustentável sustentáveis | sol sóis | espanhol espanhóis | azul azuis | reunião reuniões
reuniao reuniões | opinião opiniões | união uniões
"""


def _pairs(text: str, lang: str) -> list[tuple[str, str, str]]:
    rows = " | ".join(text.strip().splitlines()).split("|")
    return [(lang, *row.split()) for row in rows]  # type: ignore[misc]


PARES = _pairs(_ES, "es") + _pairs(_PT, "pt")

# Words that look alike and are not the same thing: merging them would mislead.
DISTINTAS = [
    ("es", "arancel", "aranda"),
    ("es", "origen", "original"),
    ("es", "factura", "factor"),
    ("es", "acuerdo", "acuario"),
    ("es", "tránsito", "transferencia"),
    ("pt", "origem", "original"),
    ("pt", "papel", "papa"),
    ("pt", "frete", "frente"),
    ("pt", "pais", "paus"),
    ("pt", "lei", "leite"),
]
